// Package standin is a WhatsApp server for tests: it speaks the protocol of linked devices (Noise, pairing, Signal
// sessions, receipts) as WhatsApp's own servers do towards a companion, and simulates the phones of all accounts.
// It is written for the protocol, not for one client; it listens on loopback only, and injects faults on demand.
package standin
