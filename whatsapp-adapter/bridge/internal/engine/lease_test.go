package engine

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
)

// The server may cut a replaced client without a stream error; a client that reconnects then competes for ever.
func Test_a_replaced_bridge_never_reconnects(t *testing.T) {
	for name, silently := range map[string]bool{"stream error": false, "silently": true} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			l := w.link("s1", own)
			if silently {
				w.server.Inject(standin.Fault{Action: standin.ReplaceSilently})
			}
			_, second := w.another(nil)
			taken := w.open(second, "s1", l.session.Device(), 2)
			logins := w.server.Snapshot().Logins
			e, _ := l.await("replaced", 0, func(e *bridgepb.SessionEvent) bool {
				return e.GetConnection().GetReason() == bridgepb.Reason_REPLACED || e.GetEnded() != nil
			})
			if silently && e.GetEnded().GetCause() != bridgepb.Ended_LEASE_TAKEN {
				t.Fatalf("got %v", e)
			}
			taken.sent("3EB0A", peer, "from the new one")
			if n := w.server.Snapshot().Logins; n != logins {
				t.Fatalf("%d more logins", n-logins)
			}
		})
	}
}

func Test_a_former_owner_can_neither_write_nor_send(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "a")
	// Another node claims the device, and has not connected yet.
	ok(t, w.storage.claim(context.Background(), l.session.Device(), 2, "another"))
	if reply := l.send("3EB0B", peer, "b"); reply.GetOutcome() != bridgepb.SendReply_NOT_SENT || reply.GetReason() != "lease_lost" {
		t.Fatalf("outcome %v", reply)
	}
	if a := w.arrival(peer, "3EB0B"); a.Frames != 0 {
		t.Fatalf("a frame was sent: %+v", a)
	}
	if e := l.ended(); e.GetCause() != bridgepb.Ended_LEASE_TAKEN {
		t.Fatalf("ended with %v", e)
	}
}

func Test_a_former_owner_does_not_acknowledge_incoming_messages(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	ok(t, w.storage.claim(context.Background(), l.session.Device(), 2, "another"))
	_, err := w.server.Write(peer, own, "for the new owner", "3A01", false)
	ok(t, err)
	l.ended()
	if !slices.Contains(w.server.Pending(own), "3A01") || len(l.texts()) != 0 {
		t.Fatal("the former owner accepted it")
	}
}

func Test_an_older_epoch_cannot_open(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	ok(t, l.session.RenewLease(context.Background(), 7, 0))
	device := l.session.Device()
	l.session.Close()
	if _, err := w.engine.Open(context.Background(), "s1", device, 6, 0); !IsLeaseLost(err) {
		t.Fatalf("got %v", err)
	}
	w.open(w.engine, "s1", device, 7)
}

func Test_a_lease_expires_unless_it_is_renewed(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	ok(t, l.session.RenewLease(context.Background(), 1, 150*time.Millisecond))
	ok(t, l.session.RenewLease(context.Background(), 1, time.Hour))
	l.sent("3EB0A", peer, "a")
	ok(t, l.session.RenewLease(context.Background(), 2, time.Millisecond))
	if e := l.ended(); e.GetCause() != bridgepb.Ended_LEASE_TAKEN {
		t.Fatalf("ended with %v", e)
	}
	if err := l.session.RenewLease(context.Background(), 3, time.Hour); !errors.Is(err, errLeaseLost) {
		t.Fatalf("got %v", err)
	}
}

func Test_a_revoked_lease_ends_the_session_at_once(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.session.RevokeLease(0)
	l.sent("3EB0A", peer, "an older epoch was revoked")
	l.session.RevokeLease(1)
	if reply := l.send("3EB0B", peer, "b"); reply.GetOutcome() != bridgepb.SendReply_NOT_SENT || reply.GetReason() != "lease_lost" {
		t.Fatalf("outcome %v", reply)
	}
	l.ended()
}
