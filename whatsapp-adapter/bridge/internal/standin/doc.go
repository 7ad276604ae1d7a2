// Package standin is a WhatsApp server for tests: it speaks the protocol of linked devices (Noise, pairing, Signal
// sessions, receipts) as WhatsApp's own servers do towards a companion, and plays the phones of all accounts.
// It is written for the protocol, not for one client; it listens on loopback only, and makes faults on demand.
package standin
