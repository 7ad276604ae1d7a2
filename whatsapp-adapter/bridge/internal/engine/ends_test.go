package engine

import (
	"context"
	"testing"
	"time"

	wa "go.mau.fi/whatsmeow/binary"
	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
)

// Every code that a login can fail with: its meaning, whether it is retried, and whether the keys are retained. The codes
// 413 and 414 end a process that has not set RefreshCAT; 401, 403 and 406 make the library delete the keys.
func Test_each_failed_login_has_its_meaning(t *testing.T) {
	const disconnected, stopped = bridgepb.Connection_DISCONNECTED, bridgepb.Connection_STOPPED
	w := newWorld(t)
	l := w.link("s1", own)
	device := l.session.Device()
	l.session.Close()
	for _, test := range []struct {
		code   string
		state  bridgepb.Connection_State
		reason bridgepb.Reason
		engine string
	}{
		{"400", stopped, bridgepb.Reason_ENGINE, "400"},
		{"402", disconnected, bridgepb.Reason_TEMPORARILY_BANNED, "101"},
		{"403", stopped, bridgepb.Reason_LOCKED, "403"},
		{"405", stopped, bridgepb.Reason_OUTDATED, "405"},
		{"406", stopped, bridgepb.Reason_BANNED, "406"},
		{"409", stopped, bridgepb.Reason_ENGINE, "409"},
		{"411", stopped, bridgepb.Reason_ENGINE, "411"},
		{"413", stopped, bridgepb.Reason_ENGINE, "413"},
		{"414", stopped, bridgepb.Reason_ENGINE, "413"},
		{"415", stopped, bridgepb.Reason_ENGINE, "415"},
		{"418", stopped, bridgepb.Reason_ENGINE, "418"},
		{"428", stopped, bridgepb.Reason_ENGINE, "428"},
		{"429", disconnected, bridgepb.Reason_RATE_LIMITED, "429"},
		{"500", disconnected, bridgepb.Reason_NETWORK, ""},
		{"501", disconnected, bridgepb.Reason_SERVER, "501"},
		{"503", disconnected, bridgepb.Reason_NETWORK, ""},
		{"599", stopped, bridgepb.Reason_ENGINE, "599"},
	} {
		t.Run(test.code, func(t *testing.T) {
			w.server.Inject(standin.Fault{Action: standin.LoginFailure, Code: test.code, BanCode: "101", ExpireSeconds: 1})
			logins := w.server.Snapshot().Logins
			s, err := w.engine.Open(context.Background(), "s1", device, 1, 0)
			ok(t, err)
			l := listen(t, s)
			c, next := l.connection(0, test.state)
			if c.GetReason() != test.reason || c.GetEngineCode() != test.engine {
				t.Fatalf("got %v", c)
			}
			if test.state == disconnected {
				l.connection(next, bridgepb.Connection_CONNECTED)
			} else if w.server.Snapshot().Logins != logins {
				t.Fatal("it logged in again")
			}
			if c.GetReason() == bridgepb.Reason_LOCKED || c.GetReason() == bridgepb.Reason_BANNED {
				eventually(t, "the library believes that it deleted the keys", func() bool { return s.client.Store.Deleted })
			}
			s.Close()
			w.open(w.engine, "s1", device, 1).session.Close()
		})
	}
}

func Test_a_ban_is_waited_for(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	device := l.session.Device()
	l.session.Close()
	w.server.Inject(standin.Fault{Action: standin.LoginFailure, Code: "402", BanCode: "104", ExpireSeconds: 3600})
	s, err := w.engine.Open(context.Background(), "s1", device, 1, 0)
	ok(t, err)
	c, _ := listen(t, s).connection(0, bridgepb.Connection_DISCONNECTED)
	if wait := time.Until(time.UnixMilli(c.GetUntilMillis())); wait < 59*time.Minute || c.GetRetryAtMillis() < c.GetUntilMillis()-1000 {
		t.Fatalf("got %v", c)
	}
}

func Test_broken_connections_are_reestablished(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	streamError := func(code string) func() {
		return func() {
			w.server.Notify(own, wa.Node{Tag: "stream:error", Attrs: wa.Attrs{"code": code}}, true)
		}
	}
	for name, breaks := range map[string]func(){
		"cut":          func() { w.server.Drop(own) },
		"stream end":   func() { w.server.Notify(own, wa.Node{Tag: "xmlstreamend"}, true) },
		"stream 503":   streamError("503"),
		"stream 500":   streamError("500"),
		"stream 429":   streamError("429"),
		"server's 503": func() { w.server.Inject(standin.Fault{Action: standin.RefuseConnection}); w.server.Drop(own) },
	} {
		from := l.mark()
		breaks()
		_, from = l.connection(from, bridgepb.Connection_DISCONNECTED)
		l.connection(from, bridgepb.Connection_CONNECTED)
		l.sent("3EB0"+name, peer, name)
	}
}

func Test_persistent_stream_errors_stop_the_session(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	from := l.mark()
	for range mostStreamErrors {
		w.server.Notify(own, wa.Node{Tag: "stream:error", Attrs: wa.Attrs{"code": "403"}}, false)
		e, next := l.await("an end", from, func(e *bridgepb.SessionEvent) bool {
			return e.GetConnection().GetState() >= bridgepb.Connection_DISCONNECTED
		})
		from = next
		if e.GetConnection().GetState() == bridgepb.Connection_STOPPED {
			return
		}
		_, from = l.connection(from, bridgepb.Connection_CONNECTED)
	}
	t.Fatalf("still tried: %s", l.received())
}

// The library does not repeat a first connect.
func Test_a_server_that_is_down_at_first_is_tried_until_it_is_up(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	device := l.session.Device()
	l.session.Close()
	address := w.server.Address()
	w.server.Hang()
	s, err := w.engine.Open(context.Background(), "s1", device, 1, 0)
	ok(t, err)
	l = listen(t, s)
	_, next := l.connection(0, bridgepb.Connection_DISCONNECTED)
	_, next = l.connection(next, bridgepb.Connection_DISCONNECTED)
	ok(t, w.server.Listen(address))
	l.connection(next, bridgepb.Connection_CONNECTED)
}

func Test_delays_double_up_to_a_bound_and_are_random(t *testing.T) {
	b := newBackoff(100*time.Millisecond, time.Second)
	for _, random := range []float64{0, 0.999} {
		b.reset()
		b.random = func() float64 { return random }
		for _, full := range []time.Duration{100, 200, 400, 800, 1000, 1000} {
			want := full * time.Millisecond / 2
			if got := b.next(); got < want || got > 2*want || random > 0.5 && got < want*19/10 {
				t.Fatalf("%v of %v with %v", got, 2*want, random)
			}
		}
	}
	for range 100 {
		if b.next() > time.Second {
			t.Fatal("beyond the bound")
		}
	}
}
