package engine

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"go.mau.fi/whatsmeow/store"
	"ogensync.com/connect/bridge/internal/standin"
)

// Sessions are recreated repeatedly while messages of the same contact arrive.
func Test_messages_are_decrypted_while_others_are_resent(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0WARM", peer, "warm")
	const rounds = 40
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := range 5 * rounds {
			if _, err := w.server.Write(peer, own, "in", fmt.Sprintf("3AIN%04d", i), i%2 == 0); err != nil {
				t.Error(err)
			}
			eventually(t, "the bridge keeps up", func() bool { return len(w.server.Pending(own)) < 3 })
		}
	})
	for i := range rounds {
		id := fmt.Sprintf("3EB0%04d", i)
		w.server.Inject(standin.Fault{Action: standin.Undecryptable, ID: id})
		l.send(id, peer, id)
		eventually(t, "it is read in the end", func() bool { return w.arrival(peer, id).Copies > 0 })
	}
	writing.Wait()
	eventually(t, "all are acknowledged", func() bool { return len(w.server.Pending(own)) == 0 })
	if n := len(l.texts()); n != 5*rounds {
		t.Errorf("%d messages came", n)
	}
	if stats := w.server.Snapshot(); stats.RetriesByClient != 0 {
		t.Fatalf("%d could not be decrypted at first", stats.RetriesByClient)
	}
}

// oneSession is a store with nothing but Signal sessions.
type oneSession struct{ store.AllSessionSpecificStores }

func (oneSession) GetSession(context.Context, string) ([]byte, error) { return nil, nil }
func (oneSession) PutSession(context.Context, string, []byte) error   { return nil }

// Without the lock, a decryption between the two is overwritten.
func Test_a_session_is_locked_while_a_message_is_encrypted_again(t *testing.T) {
	l := newLease(nil, 1, 0, func() {})
	g := &gate{AllSessionSpecificStores: oneSession{}, lease: l}
	ctx := context.WithValue(t.Context(), fencedKey{}, l)
	free := func() bool {
		if g.signal.TryLock() {
			g.signal.Unlock()
			return true
		}
		return false
	}
	for _, step := range []struct {
		do   func() error
		free bool
	}{
		{func() error { _, err := g.GetSession(ctx, "a"); return err }, false},
		{func() error { return g.PutSession(ctx, "a", nil) }, false},
		{func() error { _, err := g.GetSession(ctx, "a"); return err }, false},
		{func() error { return g.PutSession(ctx, "a", nil) }, true},
		{func() error { return g.PutSession(ctx, "a", nil) }, true},
	} {
		ok(t, step.do())
		if free() != step.free {
			t.Fatalf("free: %v", !step.free)
		}
	}
	// A session that is only read is unlocked shortly after; inside a decryption nothing is locked twice.
	_, err := g.GetSession(ctx, "b")
	ok(t, err)
	eventually(t, "free again", free)
	ok(t, g.DoDecryptionTxn(ctx, func(ctx context.Context) error {
		_, err := g.GetSession(ctx, "a")
		return err
	}))
}
