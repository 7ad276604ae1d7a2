package process

import (
	"context"
	"sync"

	"google.golang.org/grpc/tap"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// arrivals records the order of incoming sends: each is handled by its own goroutine, which may overtake others.
type arrivals struct {
	mu   sync.Mutex
	last <-chan struct{}
}

type arrival struct {
	before <-chan struct{}
	placed func()
}

type arrivalKey struct{}

// tap observes a connection's calls in order. A call that ends before it was handled does not block others.
func (a *arrivals) tap(ctx context.Context, info *tap.Info) (context.Context, error) {
	if info.FullMethodName != bridgepb.Bridge_Send_FullMethodName {
		return ctx, nil
	}
	placed := make(chan struct{})
	a.mu.Lock()
	before := a.last
	a.last = placed
	a.mu.Unlock()
	if before == nil {
		handled := make(chan struct{})
		close(handled)
		before = handled
	}
	place := sync.OnceFunc(func() { close(placed) })
	context.AfterFunc(ctx, func() {
		<-before
		place()
	})
	return context.WithValue(ctx, arrivalKey{}, arrival{before, place}), nil
}

// inOrder runs a function in the order of arrival; the function must not block.
func inOrder(ctx context.Context, do func()) {
	arrived, known := ctx.Value(arrivalKey{}).(arrival)
	if !known {
		do()
		return
	}
	select {
	case <-arrived.before:
		defer arrived.placed()
	case <-ctx.Done():
	}
	do()
}
