package engine

import (
	"slices"
	"sync"
)

// turns admits one message at a time, in the order of their requests.
type turns struct {
	mu    sync.Mutex
	queue []*Turn
}

// Turn is a message's place among those of its session.
type Turn struct {
	of   *turns
	come chan struct{}
}

// ask takes the last place, and does not wait.
func (t *turns) ask() *Turn {
	mine := &Turn{of: t, come: make(chan struct{})}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.queue = append(t.queue, mine)
	if len(t.queue) == 1 {
		close(mine.come)
	}
	return mine
}

// end admits the next message; a turn may be given up before it was admitted, and ended twice.
func (m *Turn) end() {
	t := m.of
	t.mu.Lock()
	defer t.mu.Unlock()
	at := slices.Index(t.queue, m)
	if at < 0 {
		return
	}
	t.queue = slices.Delete(t.queue, at, at+1)
	if at == 0 && len(t.queue) > 0 {
		close(t.queue[0].come)
	}
}
