package engine

import (
	"context"
	"sync"
	"time"

	"ogensync.com/connect/bridge/internal/bridgepb"
)

const mostWaiting = 10_000

// outbox delivers a session's events to its opener, in order, without blocking the connection to WhatsApp.
type outbox struct {
	mu      sync.Mutex
	waiting []*bridgepb.SessionEvent
	closed  bool
	more    chan struct{}
}

func newOutbox() *outbox { return &outbox{more: make(chan struct{}, 1)} }

// put is false when too many wait already.
func (o *outbox) put(event *bridgepb.SessionEvent) bool {
	event.AtMillis = time.Now().UnixMilli()
	o.mu.Lock()
	if !o.closed {
		o.waiting = append(o.waiting, event)
	}
	fits := len(o.waiting) <= mostWaiting
	o.mu.Unlock()
	o.wake()
	return fits
}

// close rejects further events; waiting ones are still delivered.
func (o *outbox) close() {
	o.mu.Lock()
	o.closed = true
	o.mu.Unlock()
	o.wake()
}

func (o *outbox) wake() {
	select {
	case o.more <- struct{}{}:
	default:
	}
}

// take waits for events; none and no error is the end.
func (o *outbox) take(ctx context.Context) ([]*bridgepb.SessionEvent, error) {
	for {
		o.mu.Lock()
		events, closed := o.waiting, o.closed
		o.waiting = nil
		o.mu.Unlock()
		if len(events) > 0 || closed {
			return events, nil
		}
		select {
		case <-o.more:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
