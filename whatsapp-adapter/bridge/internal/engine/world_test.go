package engine

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"go.mau.fi/whatsmeow/store"
	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
	"ogensync.com/connect/bridge/internal/testbed"
)

var postgres *testbed.Postgres

func TestMain(m *testing.M) {
	var err error
	if postgres, err = testbed.StartPostgres(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	postgres.Stop()
	os.Exit(code)
}

// world is a stand-in server, a database and an engine between them.
type world struct {
	t        testing.TB
	server   *standin.Server
	database string
	wire     *testbed.Wire
	storage  *Storage
	engine   *Engine
}

func newWorld(t testing.TB) *world {
	t.Helper()
	server, err := standin.Start("127.0.0.1:0")
	ok(t, err)
	t.Cleanup(server.Close)
	database, err := postgres.Fresh()
	ok(t, err)
	wire, err := testbed.NewWire(postgres.Port())
	ok(t, err)
	t.Cleanup(wire.Close)
	w := &world{t: t, server: server, database: database, wire: wire}
	w.storage, w.engine = w.another(nil)
	return w
}

// another starts one more bridge on the same database and server.
func (w *world) another(change func(*Settings)) (*Storage, *Engine) {
	w.t.Helper()
	storage, err := OpenStorage(context.Background(), DatabaseSettings{URL: w.wire.URL(w.database), Connections: 8})
	ok(w.t, err)
	settings := Settings{TestServer: w.server.URL(), TestRoot: w.server.Root(), RetryMin: 40 * time.Millisecond,
		RetryMax: 300 * time.Millisecond, SlowRetry: 400 * time.Millisecond, LoginPatient: 3 * time.Second}
	if change != nil {
		change(&settings)
	}
	engine, err := New(storage, settings, slog.New(slog.DiscardHandler))
	ok(w.t, err)
	w.t.Cleanup(func() {
		engine.Close()
		_ = storage.Close()
	})
	return storage, engine
}

// around inserts a wrapper between the gate and the stores.
func (w *world) around(wrapper func(store.AllSessionSpecificStores) store.AllSessionSpecificStores) {
	w.engine.around = wrapper
}

// listener records a session's events, and acknowledges messages as durable by default.
type listener struct {
	t       testing.TB
	session *Session
	mu      sync.Mutex
	events  []*bridgepb.SessionEvent
	changed chan struct{}
	refuse  func(*bridgepb.IncomingMessage) bool
	mute    bool
}

func listen(t testing.TB, s *Session) *listener {
	l := &listener{t: t, session: s, changed: make(chan struct{})}
	go l.record()
	return l
}

func (l *listener) record() {
	for {
		events, _ := l.session.Events(context.Background())
		l.mu.Lock()
		l.events = append(l.events, events...)
		refuse, mute := l.refuse, l.mute
		close(l.changed)
		l.changed = make(chan struct{})
		l.mu.Unlock()
		for _, event := range events {
			if m := event.GetMessage(); m != nil && !mute {
				l.session.AcknowledgeMessage(m.GetMessageId(), m.GetSenderAddress(), refuse == nil || !refuse(m))
			}
		}
		if len(events) == 0 {
			return
		}
	}
}

func (l *listener) all() []*bridgepb.SessionEvent {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]*bridgepb.SessionEvent(nil), l.events...)
}

// await waits for an event at or after a mark, and returns it with the mark behind it.
func (l *listener) await(what string, from int, matches func(*bridgepb.SessionEvent) bool) (*bridgepb.SessionEvent, int) {
	l.t.Helper()
	timeout := time.After(20 * time.Second)
	for {
		l.mu.Lock()
		changed := l.changed
		for i := from; i < len(l.events); i++ {
			if matches(l.events[i]) {
				event := l.events[i]
				l.mu.Unlock()
				return event, i + 1
			}
		}
		l.mu.Unlock()
		select {
		case <-changed:
		case <-timeout:
			l.t.Fatalf("no event: %s; received %s", what, l.received())
		}
	}
}

func (l *listener) received() string {
	var b strings.Builder
	for _, e := range l.all() {
		fmt.Fprintf(&b, "\n  %v", e)
	}
	return b.String()
}

func (l *listener) mark() int { return len(l.all()) }

func (l *listener) connection(from int, state bridgepb.Connection_State) (*bridgepb.Connection, int) {
	l.t.Helper()
	e, next := l.await("connection "+state.String(), from, func(e *bridgepb.SessionEvent) bool { return e.GetConnection().GetState() == state })
	return e.GetConnection(), next
}

func (l *listener) ended() *bridgepb.Ended {
	l.t.Helper()
	e, _ := l.await("ended", 0, func(e *bridgepb.SessionEvent) bool { return e.GetEnded() != nil })
	return e.GetEnded()
}

func (l *listener) texts() (texts []string) {
	for _, e := range l.all() {
		if m := e.GetMessage(); m != nil {
			texts = append(texts, m.GetText())
		}
	}
	return texts
}

// link opens a session and scans its first code.
func (w *world) link(id, number string) *listener {
	w.t.Helper()
	s, err := w.engine.Open(context.Background(), id, "", 1, 0)
	ok(w.t, err)
	l := listen(w.t, s)
	code, _ := l.await("a code", 0, func(e *bridgepb.SessionEvent) bool { return e.GetLinkCode() != nil })
	ok(w.t, w.server.Scan(code.GetLinkCode().GetCode(), number))
	l.connection(0, bridgepb.Connection_CONNECTED)
	return l
}

func (w *world) open(e *Engine, id, device string, epoch int64) *listener {
	w.t.Helper()
	s, err := e.Open(context.Background(), id, device, epoch, 0)
	ok(w.t, err)
	l := listen(w.t, s)
	l.connection(0, bridgepb.Connection_CONNECTED)
	return l
}

func (l *listener) send(id, to, text string) *bridgepb.SendReply {
	return l.session.Send(context.Background(), id, to, text, time.Now().Add(10*time.Second))
}

func (l *listener) sent(id, to, text string) {
	l.t.Helper()
	if reply := l.send(id, to, text); reply.GetOutcome() != bridgepb.SendReply_SENT {
		l.t.Fatalf("%s: %v", id, reply)
	}
}

func (w *world) arrival(to, id string) standin.Arrival {
	w.t.Helper()
	for _, a := range w.server.Arrivals(to) {
		if a.ID == id {
			return a
		}
	}
	return standin.Arrival{}
}

// eventually polls a condition for which there is no event.
func eventually(t testing.TB, what string, condition func() bool) {
	t.Helper()
	ticker := time.NewTicker(5 * time.Millisecond)
	defer ticker.Stop()
	timeout := time.After(20 * time.Second)
	for !condition() {
		select {
		case <-ticker.C:
		case <-timeout:
			t.Fatalf("never: %s", what)
		}
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
