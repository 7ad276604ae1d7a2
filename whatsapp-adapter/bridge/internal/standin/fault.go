package standin

import (
	"slices"
	"strconv"
	"time"

	wa "go.mau.fi/whatsmeow/binary"
)

// Fault is a failure that occurs once, or Times times (for ever if below zero).
type Fault struct {
	Action string `json:"action"`
	// From is the number of the account that sends or logs in; To the recipient's; ID the message's. Empty: any.
	From  string `json:"from"`
	To    string `json:"to"`
	ID    string `json:"id"`
	Times int    `json:"times"`
	// Code is a nack's, or the reason of a failed login.
	Code string `json:"code"`
	// BanCode and ExpireSeconds belong to a login that fails with 402.
	BanCode       string `json:"ban_code"`
	ExpireSeconds int    `json:"expire_seconds"`
	DelayMillis   int    `json:"delay_millis"`
}

// The actions of a Fault.
const (
	// Swallow: the message is neither processed nor acknowledged.
	Swallow = "swallow"
	// NoAck: processed, never acknowledged.
	NoAck = "no_ack"
	// DropBeforeAck: the connection is cut before the message is processed.
	DropBeforeAck = "drop_before_ack"
	// ProcessThenDrop: processed, then cut, never acknowledged.
	ProcessThenDrop = "process_then_drop"
	// AckThenDrop: acknowledged, then cut.
	AckThenDrop = "ack_then_drop"
	// Nack: refused with Code.
	Nack = "nack"
	// Slow: acknowledged after DelayMillis.
	Slow = "slow"
	// NoReceipts: acknowledged, but the recipient stays silent.
	NoReceipts = "no_receipts"
	// Undecryptable: the recipient's phone forgets its session first, and asks for the message again.
	Undecryptable = "undecryptable"
	// LoginFailure: the next login fails with Code.
	LoginFailure = "login_failure"
	// RefuseConnection: the next connection is answered with 503.
	RefuseConnection = "refuse_connection"
	// ReplaceSilently: a replaced companion is cut without a stream error.
	ReplaceSilently = "replace_silently"
	// LosePasskey: the phone's part of the passkey step is lost.
	LosePasskey = "lose_passkey"
)

var actions = []string{Swallow, NoAck, DropBeforeAck, ProcessThenDrop, AckThenDrop, Nack, Slow, NoReceipts, Undecryptable,
	LoginFailure, RefuseConnection, ReplaceSilently, LosePasskey}

// Inject arms a fault.
func (s *Server) Inject(f Fault) {
	if f.Times == 0 {
		f.Times = 1
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, &f)
}

// ClearFaults disarms all of them.
func (s *Server) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// takeFault uses up a fault that matches.
func (s *Server) takeFault(matches func(*Fault) bool) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if !matches(f) {
			continue
		}
		if f.Times > 0 {
			if f.Times--; f.Times == 0 {
				s.faults = slices.Delete(s.faults, i, i+1)
			}
		}
		return f
	}
	return nil
}

func (s *Server) messageFault(from, to, id string) Fault {
	f := s.takeFault(func(f *Fault) bool {
		return f.Action != LoginFailure && f.Action != RefuseConnection && f.Action != ReplaceSilently &&
			f.Action != LosePasskey &&
			(f.From == "" || f.From == from) && (f.To == "" || f.To == to) && (f.ID == "" || f.ID == id)
	})
	if f == nil {
		return Fault{}
	}
	return *f
}

func (f Fault) delay() time.Duration { return time.Duration(f.DelayMillis) * time.Millisecond }

func (f Fault) failure() wa.Attrs {
	attrs := wa.Attrs{"reason": f.Code}
	if f.BanCode != "" {
		attrs["code"] = f.BanCode
	}
	if f.ExpireSeconds > 0 {
		attrs["expire"] = strconv.Itoa(f.ExpireSeconds)
	}
	return attrs
}
