package engine

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"ogensync.com/connect/bridge/internal/bridgepb"
)

const (
	own   = "919800000001"
	peer  = "919800000002"
	other = "919800000003"
)

func Test_a_phone_links_by_QR_and_reads_exactly_what_was_sent(t *testing.T) {
	w := newWorld(t)
	w.server.Configure(func(o *standinOptions) { o.AutoRead = true })
	l := w.link("s1", own)
	linked, _ := l.await("linked", 0, func(e *bridgepb.SessionEvent) bool { return e.GetLinked() != nil })
	if linked.GetLinked().GetNumber() != own || linked.GetLinked().GetDevice() != own+":1@s.whatsapp.net" {
		t.Fatalf("linked as %v", linked)
	}
	texts := map[string]string{
		"3EB0AA01": "plain",
		"3EB0AA02": "नमस्ते दुनिया — क्षत्रिय ज्ञान",
		"3EB0AA03": "👩‍👩‍👧‍👦🇮🇳 🫶🏽\n\tline two",
		"3EB0AA04": strings.Repeat("अ🙂xé", 1024),
	}
	if n := utf8.RuneCountInString(texts["3EB0AA04"]); n != 4096 {
		t.Fatalf("the long text has %d code points", n)
	}
	for id, text := range texts {
		l.sent(id, peer, text)
		a := w.arrival(peer, id)
		if a.Text != text || a.Copies != 1 || a.OwnCopies != 1 || a.Conflict {
			t.Fatalf("%s arrived as %+v", id, a)
		}
		for _, kind := range []bridgepb.Receipt_Kind{bridgepb.Receipt_DELIVERED, bridgepb.Receipt_READ} {
			l.await("receipt "+kind.String(), 0, func(e *bridgepb.SessionEvent) bool {
				return e.GetReceipt().GetKind() == kind && e.GetReceipt().GetMessageIds()[0] == id
			})
		}
	}
}

func Test_a_phone_links_by_pairing_code(t *testing.T) {
	w := newWorld(t)
	s, err := w.engine.Open(context.Background(), "s1", "", 1, 0)
	ok(t, err)
	l := listen(t, s)
	ok(t, s.RequestPairingCode(context.Background(), own))
	code, _ := l.await("a pairing code", 0, func(e *bridgepb.SessionEvent) bool {
		return e.GetLinkCode().GetMethod() == bridgepb.LinkCode_PAIRING_CODE
	})
	ok(t, w.server.EnterCode(own, code.GetLinkCode().GetCode()))
	l.connection(0, bridgepb.Connection_CONNECTED)
	l.sent("3EB0BB01", peer, "by code")
	if a := w.arrival(peer, "3EB0BB01"); a.Text != "by code" {
		t.Fatalf("arrived as %+v", a)
	}
}

func Test_a_wrong_pairing_code_does_not_link(t *testing.T) {
	w := newWorld(t)
	s, err := w.engine.Open(context.Background(), "s1", "", 1, 0)
	ok(t, err)
	l := listen(t, s)
	ok(t, s.RequestPairingCode(context.Background(), own))
	_ = w.server.EnterCode(own, "AAAABBBB")
	l.connection(0, bridgepb.Connection_DISCONNECTED)
	if s.Device() != "" {
		t.Fatal("linked")
	}
}

func Test_an_invalid_number_gets_no_pairing_code(t *testing.T) {
	w := newWorld(t)
	s, err := w.engine.Open(context.Background(), "s1", "", 1, 0)
	ok(t, err)
	listen(t, s)
	err = s.RequestPairingCode(context.Background(), "12")
	if err == nil || strings.Contains(err.Error(), "12") {
		t.Fatalf("got %v", err)
	}
}

func Test_unscanned_codes_expire(t *testing.T) {
	w := newWorld(t)
	_, engine := w.another(func(s *Settings) { s.FirstCode, s.Code = 30*time.Millisecond, 10*time.Millisecond })
	s, err := engine.Open(context.Background(), "s1", "", 1, 0)
	ok(t, err)
	l := listen(t, s)
	if e := l.ended(); e.GetCause() != bridgepb.Ended_LINK_EXPIRED {
		t.Fatalf("ended with %v", e)
	}
	codes := map[string]bool{}
	for _, e := range l.all() {
		if c := e.GetLinkCode(); c != nil {
			codes[c.GetCode()] = true
		}
	}
	if len(codes) != 6 {
		t.Fatalf("%d codes were shown", len(codes))
	}
}

func Test_the_keys_are_deleted_when_the_phone_unlinks(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	device := l.session.Device()
	ok(t, w.server.Unlink(own, 0))
	if e := l.ended(); e.GetCause() != bridgepb.Ended_UNLINKED_BY_PHONE {
		t.Fatalf("ended with %v", e)
	}
	if _, err := w.engine.Open(context.Background(), "s1", device, 2, 0); err != ErrNoDevice {
		t.Fatalf("open again: %v", err)
	}
}

func Test_a_device_unlinked_while_it_was_offline_ends_at_its_next_login(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	device := l.session.Device()
	l.session.Close()
	ok(t, w.server.Unlink(own, 0))
	s, err := w.engine.Open(context.Background(), "s1", device, 2, 0)
	ok(t, err)
	if e := listen(t, s).ended(); e.GetCause() != bridgepb.Ended_UNLINKED_BY_PHONE {
		t.Fatalf("ended with %v", e)
	}
}

func Test_unlinking_here_is_confirmed_and_seen_on_the_phone(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	confirmed, err := l.session.Unlink(context.Background())
	if err != nil || !confirmed {
		t.Fatalf("unlink: %v, %v", confirmed, err)
	}
	if e := l.ended(); e.GetCause() != bridgepb.Ended_UNLINKED {
		t.Fatalf("ended with %v", e)
	}
	devices, err := w.storage.Devices(context.Background())
	if err != nil || len(devices) != 0 {
		t.Fatalf("kept: %v, %v", devices, err)
	}
	if err := w.server.Unlink(own, 1); err == nil {
		t.Fatal("the phone still has the device")
	}
}

func Test_a_stale_device_of_the_same_name_does_not_spoil_a_new_one(t *testing.T) {
	w := newWorld(t)
	first := w.link("s1", own)
	device := first.session.Device()
	first.session.Close()
	// The server has lost its state and assigns the same device number again; the keys of the first are still stored.
	fresh := *w
	fresh.server = startAnother(t)
	_, fresh.engine = fresh.another(nil)
	second := fresh.link("s2", own)
	if second.session.Device() != device {
		t.Fatalf("%s is not %s", second.session.Device(), device)
	}
	second.session.Close()
	_, fresh.engine = fresh.another(nil)
	again := fresh.open(fresh.engine, "s2", device, 1)
	again.sent("3EB0CC01", peer, "still linked")
}
