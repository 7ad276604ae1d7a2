package engine

import (
	"context"
	"sync"
	"time"
)

// resend guards what the library encrypts outside of a send: a message that a recipient could not decrypt goes out again
// from a goroutine of its own, with the session read and written once, or twice when it is made anew. The first read
// locks; the second write unlocks, or a moment without either.
type resend struct {
	mu      sync.Mutex
	address string
	writes  int
	quiet   *time.Timer
}

const (
	resendQuiet  = 250 * time.Millisecond
	resendWrites = 2
)

// accompanied tells that a send or a decryption holds the lock already.
func accompanied(ctx context.Context) bool {
	return passOf(ctx) != nil || ctx.Value(decryptionKey{}) != nil
}

func (g *gate) enterResend(address string) {
	r := &g.resend
	r.mu.Lock()
	if r.address == address {
		r.quiet.Reset(resendQuiet)
		r.mu.Unlock()
		return
	}
	r.mu.Unlock()
	g.signal.Lock()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.address, r.writes = address, 0
	r.quiet = time.AfterFunc(resendQuiet, func() { g.leaveResend(address) })
}

func (g *gate) wroteResend(address string) {
	r := &g.resend
	r.mu.Lock()
	if r.quiet == nil || r.address != address {
		r.mu.Unlock()
		return
	}
	r.writes++
	done := r.writes >= resendWrites
	r.quiet.Reset(resendQuiet)
	r.mu.Unlock()
	if done {
		g.leaveResend(address)
	}
}

func (g *gate) leaveResend(address string) {
	r := &g.resend
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.address == address {
		r.quiet.Stop()
		r.address = ""
		g.signal.Unlock()
	}
}
