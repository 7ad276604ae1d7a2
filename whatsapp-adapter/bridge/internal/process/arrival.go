package process

import (
	"context"
	"sync"

	"google.golang.org/grpc/tap"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// arrivals knows in which order sends came: each is handled by a goroutine of its own, which may overtake others.
type arrivals struct {
	mu   sync.Mutex
	last <-chan struct{}
}

type arrival struct {
	before <-chan struct{}
	placed func()
}

type arrivalKey struct{}

// tap sees a connection's calls one after the other. A call that ends before it was handled holds nobody up.
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
		nobody := make(chan struct{})
		close(nobody)
		before = nobody
	}
	place := sync.OnceFunc(func() { close(placed) })
	context.AfterFunc(ctx, func() {
		<-before
		place()
	})
	return context.WithValue(ctx, arrivalKey{}, arrival{before, place}), nil
}

// inOrder does what must be done in the order of arrival, and must not wait.
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
