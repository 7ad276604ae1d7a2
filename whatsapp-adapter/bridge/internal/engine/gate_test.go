package engine

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"go.mau.fi/whatsmeow/store"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

const each = 300

// Without the gate more than a hundred of these cannot be decrypted.
func Test_concurrent_messages_in_both_directions_are_all_decrypted(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0WARM", peer, "warm")
	before := w.server.Snapshot()
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := range each {
			if _, err := w.server.Write(peer, own, fmt.Sprint("in ", i), fmt.Sprintf("3AIN%04d", i), i%2 == 0); err != nil {
				t.Error(err)
			}
			// The phone answers each message, so that each side's ratchet steps repeatedly.
			eventually(t, "the bridge keeps up", func() bool { return len(w.server.Pending(own)) < 3 })
		}
	})
	for i := range each {
		l.sent(fmt.Sprintf("3EB0OUT%04d", i), peer, fmt.Sprint("out ", i))
	}
	writing.Wait()
	eventually(t, "all are acknowledged", func() bool { return len(w.server.Pending(own)) == 0 })
	got := map[string]int{}
	for _, text := range l.texts() {
		got[text]++
	}
	for i := range each {
		id := fmt.Sprintf("3EB0OUT%04d", i)
		if a := w.arrival(peer, id); a.Copies != 1 || a.Text != fmt.Sprint("out ", i) {
			t.Errorf("%+v", a)
		}
		if got[fmt.Sprint("in ", i)] != 1 {
			t.Errorf("incoming message %d was delivered %d times", i, got[fmt.Sprint("in ", i)])
		}
	}
	after := w.server.Snapshot()
	if after.DecryptErrors != before.DecryptErrors || after.RetriesByClient != before.RetriesByClient {
		t.Fatalf("not decrypted: %d by the phone, %d here", after.DecryptErrors-before.DecryptErrors, after.RetriesByClient-before.RetriesByClient)
	}
}

// The library alone requests the message again and acknowledges it, so the server deletes it.
func Test_a_message_that_arrives_during_a_database_outage_is_delivered_again(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0WARM", peer, "warm")
	_, err := w.server.Write(peer, own, "before", "3ABEFORE", false)
	ok(t, err)
	eventually(t, "the first is acknowledged", func() bool { return len(w.server.Pending(own)) == 0 })
	w.wire.Cut()
	from := l.mark()
	for i := range 20 {
		_, err = w.server.Write(peer, own, fmt.Sprint("during ", i), fmt.Sprintf("3ADURING%02d", i), i%2 == 0)
		ok(t, err)
	}
	l.await("storage is away", from, func(e *bridgepb.SessionEvent) bool { return e.GetConnection().GetReason() == bridgepb.Reason_STORAGE })
	if reply := l.send("3EB0AWAY", peer, "x"); reply.GetOutcome() != bridgepb.SendReply_NOT_SENT {
		t.Fatalf("outcome %v", reply)
	}
	if n := len(w.server.Pending(own)); n != 20 {
		t.Fatalf("the server deleted %d messages", 20-n)
	}
	w.wire.Mend()
	eventually(t, "all are acknowledged", func() bool { return len(w.server.Pending(own)) == 0 })
	seen := strings.Join(l.texts(), "\n") + "\n"
	for i := range 20 {
		if !strings.Contains(seen, fmt.Sprintf("during %d\n", i)) {
			t.Errorf("message %d is lost", i)
		}
	}
	if stats := w.server.Snapshot(); stats.RetriesByClient != 0 || stats.MessageNacks != 0 {
		t.Fatalf("%+v", stats)
	}
}

// brokenStore fails when encryption checks the recipient's identity.
type brokenStore struct {
	store.AllSessionSpecificStores
	broken *atomic.Bool
	only   string
}

func (b *brokenStore) IsTrustedIdentity(ctx context.Context, address string, key [32]byte) (bool, error) {
	if b.broken.Load() && passOf(ctx) != nil && strings.HasPrefix(address, b.only) {
		return false, errors.New("busy")
	}
	return b.AllSessionSpecificStores.IsTrustedIdentity(ctx, address, key)
}

// The library alone sends a message without recipients, and reports success.
func Test_a_message_that_cannot_be_encrypted_is_not_sent(t *testing.T) {
	for _, only := range []string{"", "1" + reversed(peer)} {
		var broken atomic.Bool
		w := newWorld(t)
		w.around(func(inner store.AllSessionSpecificStores) store.AllSessionSpecificStores {
			return &brokenStore{inner, &broken, only}
		})
		l := w.link("s1", own)
		l.sent("3EB0A", "919800000003", "a")
		broken.Store(true)
		if reply := l.send("3EB0B", peer, "b"); reply.GetOutcome() != bridgepb.SendReply_NOT_SENT || reply.GetReason() != "storage" {
			t.Fatalf("outcome %v", reply)
		}
		if a := w.arrival(peer, "3EB0B"); a.Frames != 0 {
			t.Fatalf("a frame was sent: %+v", a)
		}
		broken.Store(false)
		eventually(t, "it is sent", func() bool { return l.send("3EB0B", peer, "b").GetOutcome() == bridgepb.SendReply_SENT })
	}
}

// The library alone sends the copy for the own phone, and reports success.
func Test_a_recipient_without_prekeys_is_not_taken_for_success(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	w.server.Configure(func(o *standinOptions) { o.NoPreKeys = []string{peer} })
	if reply := l.send("3EB0A", peer, "a"); reply.GetOutcome() != bridgepb.SendReply_NOT_SENT || reply.GetReason() != "no_session" {
		t.Fatalf("outcome %v", reply)
	}
	if a := w.arrival(peer, "3EB0A"); a.Frames != 0 {
		t.Fatalf("a frame was sent: %+v", a)
	}
	w.server.Configure(func(o *standinOptions) { o.NoPreKeys = nil })
	l.sent("3EB0A", peer, "a")
}

// forgetfulStore returns no sessions, without an error.
type forgetfulStore struct {
	store.AllSessionSpecificStores
	forgetful *atomic.Bool
}

func (f *forgetfulStore) GetManySessions(ctx context.Context, addresses []string) (map[string][]byte, error) {
	sessions, err := f.AllSessionSpecificStores.GetManySessions(ctx, addresses)
	if f.forgetful.Load() {
		for address := range sessions {
			sessions[address] = []byte("not a session")
		}
	}
	return sessions, err
}

func Test_a_session_that_cannot_be_read_is_not_taken_for_success(t *testing.T) {
	var forgetful atomic.Bool
	w := newWorld(t)
	w.around(func(inner store.AllSessionSpecificStores) store.AllSessionSpecificStores {
		return &forgetfulStore{inner, &forgetful}
	})
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "a")
	device := l.session.Device()
	l.session.Close()
	l = w.open(w.engine, "s1", device, 2) // Nothing is cached.
	forgetful.Store(true)
	reply := l.send("3EB0B", peer, "b")
	a := w.arrival(peer, "3EB0B")
	if reply.GetOutcome() == bridgepb.SendReply_SENT && a.Copies == 0 {
		t.Fatalf("outcome %v, arrived as %+v", reply, a)
	}
	if reply.GetOutcome() == bridgepb.SendReply_NOT_SENT && a.Frames != 0 {
		t.Fatalf("outcome %v, arrived as %+v", reply, a)
	}
}

// The gate checks the lease before every change of the store; a new method of the library is found by its name.
func Test_every_change_of_the_keys_is_refused_without_a_lease(t *testing.T) {
	l := newLease(nil, 1, 0, func() {})
	l.lose()
	g := reflect.ValueOf(&gate{AllSessionSpecificStores: nil, lease: l})
	face := reflect.TypeFor[store.AllSessionSpecificStores]()
	changes := 0
	for i := range face.NumMethod() {
		method := face.Method(i)
		if !isChange(method.Name) {
			continue
		}
		changes++
		args := []reflect.Value{reflect.ValueOf(context.Background())}
		for a := 1; a < method.Type.NumIn(); a++ {
			if method.Type.IsVariadic() && a == method.Type.NumIn()-1 {
				break
			}
			args = append(args, reflect.Zero(method.Type.In(a)))
		}
		if method.Name == "DoDecryptionTxn" {
			args[1] = reflect.ValueOf(func(context.Context) error { t.Error("it was run"); return nil })
		}
		results := g.MethodByName(method.Name).Call(args)
		err, _ := results[len(results)-1].Interface().(error)
		if !errors.Is(err, errLeaseLost) {
			t.Errorf("%s: %v", method.Name, err)
		}
	}
	if changes < 30 {
		t.Fatalf("only %d changes were found", changes)
	}
}

func isChange(name string) bool {
	for _, verb := range []string{"Put", "Delete", "Remove", "Add", "Mark", "Migrate", "Clear", "Gen", "GetOrGen", "Do"} {
		if strings.HasPrefix(name, verb) {
			return true
		}
	}
	return false
}

func reversed(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

func Test_the_event_handler_does_not_count_a_panic_as_success(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	var once atomic.Bool
	l.session.onIncoming = func() {
		if once.CompareAndSwap(false, true) {
			panic("a defect")
		}
	}
	_, err := w.server.Write(peer, own, "precious", "3APRECIOUS", false)
	ok(t, err)
	eventually(t, "it came again", func() bool { return len(l.texts()) == 1 && len(w.server.Pending(own)) == 0 })
	if !once.Load() {
		t.Fatal("nothing panicked")
	}
}
