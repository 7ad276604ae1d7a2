package engine

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"go.mau.fi/whatsmeow/store"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// countingStore counts the accesses to what a send needs.
type countingStore struct {
	store.AllSessionSpecificStores
	accesses *atomic.Int64
}

func (c *countingStore) GetManySessions(ctx context.Context, addresses []string) (map[string][]byte, error) {
	c.accesses.Add(1)
	return c.AllSessionSpecificStores.GetManySessions(ctx, addresses)
}

func (c *countingStore) IsTrustedIdentity(ctx context.Context, address string, key [32]byte) (bool, error) {
	c.accesses.Add(1)
	return c.AllSessionSpecificStores.IsTrustedIdentity(ctx, address, key)
}

func (c *countingStore) PutIdentity(ctx context.Context, address string, key [32]byte) error {
	c.accesses.Add(1)
	return c.AllSessionSpecificStores.PutIdentity(ctx, address, key)
}

func (c *countingStore) GetPrivacyToken(ctx context.Context, user jid) (*store.PrivacyToken, error) {
	c.accesses.Add(1)
	return c.AllSessionSpecificStores.GetPrivacyToken(ctx, user)
}

func Test_keys_of_a_recipient_are_read_for_the_first_message_only(t *testing.T) {
	var accesses atomic.Int64
	w := newWorld(t)
	w.around(func(inner store.AllSessionSpecificStores) store.AllSessionSpecificStores {
		return &countingStore{inner, &accesses}
	})
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "a")
	if accesses.Load() == 0 {
		t.Fatal("the first message read nothing")
	}
	w.answered("3AFIRST")
	var before int64
	eventually(t, "a message reads nothing", func() bool {
		before = accesses.Load()
		l.sent("3EB0B", peer, "b")
		return accesses.Load() == before
	})
	for i := range 10 {
		l.sent(fmt.Sprint("3EB0C", i), peer, "c")
	}
	if more := accesses.Load() - before; more != 0 {
		t.Fatalf("%d accesses for ten messages", more)
	}
	w.answered("3ACHANGE")
	before = accesses.Load()
	l.sent("3EB0D", peer, "d")
	if accesses.Load() == before {
		t.Fatal("the changed session was not read")
	}
}

func Test_after_a_database_outage_the_stored_keys_are_read_again(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "a")
	for i := range 5 {
		w.wire.Cut()
		if reply := l.send(fmt.Sprint("3EB0CUT", i), peer, "cut"); reply.GetOutcome() != bridgepb.SendReply_NOT_SENT {
			t.Fatalf("outcome %v", reply)
		}
		w.wire.Mend()
		id := fmt.Sprint("3EB0MENDED", i)
		eventually(t, "it is sent", func() bool { return l.send(id, peer, "mended").GetOutcome() == bridgepb.SendReply_SENT })
		if a := w.arrival(peer, id); a.Copies != 1 || a.Text != "mended" {
			t.Fatalf("%+v", a)
		}
	}
	if stats := w.server.Snapshot(); stats.DecryptErrors != 0 || stats.RetriesByClient != 0 {
		t.Fatalf("%+v", stats)
	}
}

func Test_a_taken_lease_prevents_a_send_with_cached_keys(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "a")
	stored := storedSession(w, l)
	ok(t, w.storage.claim(context.Background(), l.session.Device(), 2, "another"))
	if reply := l.send("3EB0B", peer, "b"); reply.GetReason() != "lease_lost" {
		t.Fatalf("outcome %v", reply)
	}
	if storedSession(w, l) != stored {
		t.Fatal("the former owner changed the session")
	}
}

// storedSession returns a digest of the session with the peer.
func storedSession(w *world, l *listener) (digest string) {
	w.t.Helper()
	ok(w.t, w.storage.db.QueryRow(context.Background(),
		"SELECT md5(string_agg(session::text, ',' ORDER BY their_id)) FROM whatsmeow_sessions WHERE our_jid = $1 AND their_id LIKE $2",
		l.session.Device(), "1"+reversed(peer)+"%").Scan(&digest))
	return digest
}

// answered delivers a message of the peer, which changes the session with it.
func (w *world) answered(id string) {
	w.t.Helper()
	_, err := w.server.Write(peer, own, "an answer", id, false)
	ok(w.t, err)
	eventually(w.t, "it is decrypted", func() bool { return len(w.server.Pending(own)) == 0 })
}
