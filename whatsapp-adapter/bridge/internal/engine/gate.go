package engine

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"go.mau.fi/whatsmeow/store"
)

var (
	errStorage   = errors.New("the session's keys cannot be read or written")
	errNoSession = errors.New("no Signal session with the recipient's phone")
)

// gate sits between whatsmeow and its store, one for each session.
//
// The library has no lock between encrypting and decrypting on the same Signal session: both read, change and write the
// record, and the later write undoes the other. The gate holds one mutex over each of the two: over a decryption's
// transaction, and from GetManySessions to PutManySessions of a send (see pass).
//
// When the database fails during a decryption, the library requests the message again and acknowledges it anyway.
// An error that is context.Canceled makes it do neither: the server keeps the message and delivers it again.
//
// The library skips a device that it cannot encrypt for. If it skips all of them, nothing is sent and success is
// reported. A pass stops such a send before its frame is written.
//
// Every change of the keys is fenced by the session's lease: see gate_writes.go.
type gate struct {
	store.AllSessionSpecificStores
	lease          *lease
	onStorageError func(error)
	signal         sync.Mutex
	migrated       sync.Map
	resend         resend
	cache          keyCache
}

type passKey struct{}

// pass accompanies one send through the stores.
type pass struct {
	gate   *gate
	want   string
	cancel context.CancelCauseFunc

	mu     sync.Mutex
	held   bool
	stored bool
	failed error
}

// pass makes the context of one send to the device with that Signal address; its release must be called afterwards.
func (g *gate) pass(ctx context.Context, want string) (context.Context, *pass) {
	ctx, cancel := context.WithCancelCause(ctx)
	p := &pass{gate: g, want: want, cancel: cancel}
	return context.WithValue(ctx, passKey{}, p), p
}

func passOf(ctx context.Context) *pass {
	p, _ := ctx.Value(passKey{}).(*pass)
	return p
}

func (p *pass) enter() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.held {
		p.gate.signal.Lock()
		p.held = true
	}
}

func (p *pass) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.held {
		p.gate.signal.Unlock()
		p.held = false
	}
}

func (p *pass) release() {
	p.leave()
	p.cancel(context.Canceled)
}

// fail stops a send whose frame is not written: the library checks its context before it writes.
func (p *pass) fail(err error) error {
	p.mu.Lock()
	if !p.stored && p.failed == nil {
		p.failed = err
	}
	stop := !p.stored
	p.mu.Unlock()
	if stop {
		p.cancel(err)
	}
	return err
}

func (p *pass) state() (stored bool, failed error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stored, p.failed
}

// GetManySessions begins the encryption of a send.
func (g *gate) GetManySessions(ctx context.Context, addresses []string) (map[string][]byte, error) {
	p := passOf(ctx)
	if p != nil {
		p.enter()
		if err := g.lease.valid(); err != nil {
			return nil, p.fail(err)
		}
		if sessions, cached := g.cache.manySessions(addresses); cached {
			return sessions, nil
		}
	}
	sessions, err := g.AllSessionSpecificStores.GetManySessions(ctx, addresses)
	return sessions, g.noted(ctx, err)
}

// PutManySessions ends the encryption of a send: the frame is written after it.
func (g *gate) PutManySessions(ctx context.Context, sessions map[string][]byte) error {
	p := passOf(ctx)
	if p == nil {
		defer g.cache.forgetAll()
		return g.lease.fenced(ctx, func(ctx context.Context) error {
			return g.AllSessionSpecificStores.PutManySessions(ctx, sessions)
		})
	}
	defer p.leave()
	if _, failed := p.state(); failed != nil {
		return failed
	}
	if sessions[p.want] == nil {
		return p.fail(errNoSession)
	}
	if err := g.lease.storeSessions(ctx, sessions); err != nil {
		// The sessions may be stored: the next send must read them.
		g.cache.forgetAll()
		return g.noted(ctx, err)
	}
	for address, session := range sessions {
		g.cache.sessions.put(address, session)
	}
	p.mu.Lock()
	p.stored = true
	p.mu.Unlock()
	return nil
}

// decryption accompanies one decryption through the stores.
type decryption struct {
	failed error
	// read are the sessions as they were before.
	read map[string][]byte
}

type decryptionKey struct{}

// DoDecryptionTxn runs one decryption and rolls it back on any storage error, even one that the library swallows.
func (g *gate) DoDecryptionTxn(ctx context.Context, decrypt func(context.Context) error) error {
	g.signal.Lock()
	defer g.signal.Unlock()
	d := &decryption{read: map[string][]byte{}}
	var own error
	err := g.lease.fenced(context.WithValue(ctx, decryptionKey{}, d), func(ctx context.Context) error {
		own = decrypt(ctx)
		if d.failed != nil {
			return d.failed
		}
		return own
	})
	if err != nil && (own == nil || d.failed != nil) {
		return g.unavailable(err)
	}
	return err
}

// GetBufferedEvent is read before a decryption begins.
func (g *gate) GetBufferedEvent(ctx context.Context, hash [32]byte) (*store.BufferedEvent, error) {
	if err := g.lease.valid(); err != nil {
		return nil, g.unavailable(err)
	}
	event, err := g.AllSessionSpecificStores.GetBufferedEvent(ctx, hash)
	if err != nil {
		return nil, g.unavailable(err)
	}
	return event, nil
}

// PutBufferedEvent belongs to the decryption.
func (g *gate) PutBufferedEvent(ctx context.Context, hash [32]byte, plaintext []byte, at time.Time) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutBufferedEvent(ctx, hash, plaintext, at)
	})
}

func (g *gate) unavailable(err error) error {
	if g.onStorageError != nil {
		go g.onStorageError(err)
	}
	return fmt.Errorf("%w: %w (%w)", errStorage, context.Canceled, err)
}

// noted records a storage error in the send or the decryption that it belongs to.
func (g *gate) noted(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if !errors.Is(err, errLeaseLost) && !errors.Is(err, ErrLeaseTaken) {
		err = fmt.Errorf("%w: %w", errStorage, err)
	}
	if d, ok := ctx.Value(decryptionKey{}).(*decryption); ok && d.failed == nil {
		d.failed = err
	}
	if p := passOf(ctx); p != nil {
		return p.fail(err)
	}
	return err
}

func (g *gate) write(ctx context.Context, change func(context.Context) error) error {
	return g.noted(ctx, g.lease.fenced(ctx, change))
}
