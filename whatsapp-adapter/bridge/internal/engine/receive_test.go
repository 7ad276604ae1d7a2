package engine

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"ogensync.com/connect/bridge/internal/bridgepb"
)

func Test_a_message_that_is_not_durable_is_delivered_again(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	var refused atomic.Bool
	l.mu.Lock()
	l.refuse = func(*bridgepb.IncomingMessage) bool { return refused.CompareAndSwap(false, true) }
	l.mu.Unlock()
	_, err := w.server.Write(peer, own, "नमस्ते", "3A01", true)
	ok(t, err)
	eventually(t, "acknowledged", func() bool { return len(w.server.Pending(own)) == 0 })
	if texts := l.texts(); !slices.Equal(texts, []string{"नमस्ते", "नमस्ते"}) {
		t.Fatalf("received %q", texts)
	}
	e, _ := l.await("the message", 0, func(e *bridgepb.SessionEvent) bool { return e.GetMessage() != nil })
	if m := e.GetMessage(); m.GetSenderNumber() != peer || m.GetKind() != "text" || m.GetMessageId() != "3A01" || m.GetFromOwnAccount() {
		t.Fatalf("received %v", m)
	}
}

func Test_a_message_that_is_not_acknowledged_in_time_is_delivered_again(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	device := l.session.Device()
	l.session.Close()
	_, engine := w.another(func(s *Settings) { s.AckPatient = 50 * time.Millisecond })
	l = w.open(engine, "s1", device, 1)
	l.mu.Lock()
	l.mute = true
	l.mu.Unlock()
	_, err := w.server.Write(peer, own, "patience", "3A01", true)
	ok(t, err)
	eventually(t, "it came twice", func() bool { return len(l.texts()) >= 2 })
	if len(w.server.Pending(own)) != 1 {
		t.Fatal("the server believes that it was received")
	}
}

func Test_messages_wait_for_a_bridge_that_was_down(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	device := l.session.Device()
	l.mu.Lock()
	l.mute = true
	l.mu.Unlock()
	_, err := w.server.Write(peer, own, "first", "3A01", false)
	ok(t, err)
	eventually(t, "received", func() bool { return len(l.texts()) == 1 })
	// Decrypted, passed on, not durable: now the bridge stops.
	l.session.Close()
	_, err = w.server.Write(peer, own, "second", "3A02", false)
	ok(t, err)
	_, engine := w.another(nil)
	l = w.open(engine, "s1", device, 2)
	eventually(t, "acknowledged", func() bool { return len(w.server.Pending(own)) == 0 })
	if texts := l.texts(); !slices.Equal(texts, []string{"first", "second"}) {
		t.Fatalf("received %q", texts)
	}
}

func Test_receipts_wait_for_a_bridge_that_was_down(t *testing.T) {
	w := newWorld(t)
	w.server.Configure(func(o *standinOptions) { o.AutoDelivered = false })
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "a")
	device := l.session.Device()
	l.session.Close()
	ok(t, w.server.Receipt(own, peer, "3EB0A", ""))
	ok(t, w.server.Receipt(own, peer, "3EB0A", "read"))
	l = w.open(w.engine, "s1", device, 1)
	for _, kind := range []bridgepb.Receipt_Kind{bridgepb.Receipt_DELIVERED, bridgepb.Receipt_READ} {
		l.await(kind.String(), 0, func(e *bridgepb.SessionEvent) bool { return e.GetReceipt().GetKind() == kind })
	}
}

func Test_unread_events_end_the_session(t *testing.T) {
	w := newWorld(t)
	s, err := w.engine.Open(context.Background(), "s1", "", 1, 0)
	ok(t, err)
	for range mostWaiting + 1 {
		s.notice("x", "")
	}
	<-s.Done()
}
