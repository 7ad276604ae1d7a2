package engine

import (
	"context"
	"sync"
	"time"
)

// resend guards the library's encryption outside of a send: a message that a recipient could not decrypt is resent
// from a separate goroutine, with the session read and written once, or twice if it is recreated. The first read
// locks; the second write, or a short period without either, unlocks.
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

// accompanied reports whether a send or a decryption holds the lock already.
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
