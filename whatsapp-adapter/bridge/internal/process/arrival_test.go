package process

import (
	"context"
	"slices"
	"sync"
	"testing"

	"google.golang.org/grpc/tap"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

func Test_sends_are_queued_in_the_order_of_their_arrival(t *testing.T) {
	var line arrivals
	const calls = 50
	var contexts []context.Context
	for i := range calls {
		ctx, cancel := context.WithCancel(t.Context())
		ctx, err := line.tap(ctx, &tap.Info{FullMethodName: bridgepb.Bridge_Send_FullMethodName})
		if err != nil {
			t.Fatal(err)
		}
		contexts = append(contexts, ctx)
		if i == 7 {
			// It ends without being handled.
			cancel()
		} else {
			defer cancel()
		}
	}
	var order []int
	var mu sync.Mutex
	var handling sync.WaitGroup
	for i, ctx := range slices.Backward(contexts) {
		if i == 7 {
			continue
		}
		handling.Go(func() {
			inOrder(ctx, func() {
				mu.Lock()
				defer mu.Unlock()
				order = append(order, i)
			})
		})
	}
	handling.Wait()
	if len(order) != calls-1 || !slices.IsSorted(order) {
		t.Fatalf("they were queued as %v", order)
	}
}

func Test_other_calls_do_not_wait(t *testing.T) {
	var line arrivals
	ctx, err := line.tap(t.Context(), &tap.Info{FullMethodName: bridgepb.Bridge_Health_FullMethodName})
	done := false
	inOrder(ctx, func() { done = true })
	if err != nil || !done || ctx.Value(arrivalKey{}) != nil {
		t.Fatal("it was queued")
	}
}
