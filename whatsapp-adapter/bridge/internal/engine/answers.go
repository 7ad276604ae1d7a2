package engine

import (
	"context"
	"sync"
	"time"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// answers holds the pending answers by name.
type answers[T any] struct {
	mu      sync.Mutex
	waiting map[string]chan T
}

// expect registers a pending answer; the returned forget must be called.
func (a *answers[T]) expect(name string) (<-chan T, func()) {
	answer := make(chan T, 1)
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.waiting == nil {
		a.waiting = map[string]chan T{}
	}
	a.waiting[name] = answer
	return answer, func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.waiting[name] == answer {
			delete(a.waiting, name)
		}
	}
}

func (a *answers[T]) give(name string, value T) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if answer := a.waiting[name]; answer != nil {
		delete(a.waiting, name)
		answer <- value
	}
}

// textForRetry is called when a recipient could not decrypt a message that the library no longer has after a restart: it
// requests the text from the session's opener.
func (s *Session) textForRetry(_, _ types.JID, id types.MessageID) *waE2E.Message {
	answer, forget := s.texts.expect(id)
	defer forget()
	s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_TextWanted{TextWanted: &bridgepb.TextWanted{MessageId: id}}})
	ctx, cancel := context.WithTimeout(s.ctx, 10*time.Second)
	defer cancel()
	select {
	case text := <-answer:
		if text != nil {
			return &waE2E.Message{Conversation: text}
		}
	case <-ctx.Done():
	}
	return nil
}

// ProvideText answers a TextWanted; nil: the message is unknown.
func (s *Session) ProvideText(id string, text *string) { s.texts.give(id, text) }
