// Package engine keeps any number of WhatsApp sessions on whatsmeow, and contains what that library does not guard
// against: see gate.go (Signal sessions, database outages, lost leases), connection.go (reconnecting, ends),
// handler.go (panics, messages at least once) and send.go (outcomes of messages).
package engine
