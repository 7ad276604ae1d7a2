package engine

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"go.mau.fi/whatsmeow"
	waLog "go.mau.fi/whatsmeow/util/log"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// Session is one device of one account, from Open until it ends.
type Session struct {
	engine  *Engine
	id      string
	started bool
	log     *slog.Logger
	ctx     context.Context
	cancel  context.CancelFunc
	done    chan struct{}
	out     *outbox
	signals chan signal
	// sending admits one message at a time to encryption and writing, in the order of the calls; waiting limits the messages
	// that wait for their acknowledgements.
	sending turns
	waiting chan struct{}
	// staleDevices are the people whose device lists differ between the server and the library.
	staleDevices sync.Map
	connected    atomic.Bool

	client  *whatsmeow.Client
	devices *devices
	lease   *lease
	acks    answers[bool]
	texts   answers[*string]
	numbers numbers
	linking linking

	// onIncoming is called before a message is passed on, in tests.
	onIncoming func()

	forgetting sync.Mutex
	forgotten  bool

	mu     sync.Mutex
	device string
	ended  *bridgepb.Ended
}

func newSession(e *Engine, id string) *Session {
	ctx, cancel := context.WithCancel(context.Background())
	return &Session{engine: e, id: id, log: e.log.With("session", id), ctx: ctx, cancel: cancel, done: make(chan struct{}),
		out: newOutbox(), signals: make(chan signal, 64), waiting: make(chan struct{}, inFlight)}
}

func (s *Session) start(ctx context.Context, device string, epoch int64, validFor time.Duration) error {
	s.lease = newLease(s.engine.storage, epoch, validFor, s.onLeaseLost)
	s.devices = &devices{storage: s.engine.storage, lease: s.lease, around: s.engine.around, onStorageError: s.onStorageError}
	keys := s.devices.fresh()
	if device != "" {
		var err error
		if keys, err = s.devices.open(ctx, device); err != nil {
			s.lease.release()
			s.cancel()
			return err
		}
		s.device = device
	}
	s.client = whatsmeow.NewClient(keys, waLog.Noop)
	s.configure(s.client)
	s.engine.mu.Lock()
	s.started = true
	s.engine.mu.Unlock()
	go s.run()
	return nil
}

// configure disables the library's automatic behaviour that this package replaces or does not need.
func (s *Session) configure(c *whatsmeow.Client) {
	c.SetPreLoginHTTPClient(&http.Client{Transport: s.engine.transport})
	c.SetWebsocketHTTPClient(&http.Client{Transport: s.engine.transport})
	c.SetMediaHTTPClient(nowhere())
	c.ManualHistorySyncDownload = true
	c.SynchronousAck = true
	c.EnableDecryptedEventBuffer = true
	c.EnableAutoReconnect = false
	c.DisableLoginAutoReconnect = true
	// Without it, a login that fails with 413 or 414 calls a nil function and crashes the process.
	c.RefreshCAT = func(context.Context) error { return errors.New("not that kind of account") }
	c.GetMessageForRetry = s.textForRetry
	c.SetMaxParallelRetryReceiptHandling(1)
	c.BackgroundEventCtx = s.ctx
	c.AddEventHandlerWithSuccessStatus(s.handle)
}

// Events waits for events; none and no error is the end of the session.
func (s *Session) Events(ctx context.Context) ([]*bridgepb.SessionEvent, error) {
	return s.out.take(ctx)
}

// Done is closed when the session has ended.
func (s *Session) Done() <-chan struct{} { return s.done }

// Device is the linked device's name, or empty.
func (s *Session) Device() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.device
}

func (s *Session) setDevice(device string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.device = device
}

// Close disconnects without unlinking, and waits until it is done.
func (s *Session) Close() {
	s.end(bridgepb.Ended_CLOSED, "")
	<-s.done
}

// Unlink logs the device out and deletes its keys; it returns whether WhatsApp confirmed it.
func (s *Session) Unlink(ctx context.Context) (confirmed bool, err error) {
	s.decide(bridgepb.Ended_UNLINKED, "")
	if s.connected.Load() {
		ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		confirmed = s.client.Logout(ctx) == nil
	}
	if err = s.forget(ctx); err != nil {
		return confirmed, err
	}
	s.end(bridgepb.Ended_UNLINKED, "")
	<-s.done
	return confirmed, nil
}

// forget deletes the device's keys, once: the phone may unlink it at the same time.
func (s *Session) forget(ctx context.Context) error {
	s.forgetting.Lock()
	defer s.forgetting.Unlock()
	device := s.Device()
	if s.forgotten || device == "" {
		return nil
	}
	err := s.lease.fenced(ctx, func(ctx context.Context) error { return s.engine.storage.forget(ctx, device) })
	s.forgotten = err == nil
	return err
}

// RenewLease extends the right to use the device.
func (s *Session) RenewLease(ctx context.Context, epoch int64, validFor time.Duration) error {
	return s.lease.renew(ctx, epoch, validFor)
}

// RevokeLease ends the session if its epoch is not newer.
func (s *Session) RevokeLease(epoch int64) { s.lease.revoke(epoch) }

func (s *Session) onLeaseLost() { s.end(bridgepb.Ended_LEASE_TAKEN, "") }

// end sets the reason of the session's end, once; the rest happens in run.
func (s *Session) end(cause bridgepb.Ended_Cause, code string) {
	s.decide(cause, code)
	s.cancel()
}

func (s *Session) decide(cause bridgepb.Ended_Cause, code string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended == nil {
		s.ended = &bridgepb.Ended{Cause: cause, EngineCode: code}
	}
}

func (s *Session) finish() {
	s.connected.Store(false)
	s.lease.release()
	s.client.Disconnect()
	s.end(bridgepb.Ended_CLOSED, "")
	s.mu.Lock()
	ended := s.ended
	s.mu.Unlock()
	s.log.Info("session ended", "cause", ended.GetCause().String(), "code", ended.GetEngineCode())
	s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_Ended{Ended: ended}})
	s.out.close()
	s.engine.remove(s)
	close(s.done)
}

// emit queues an event. A session whose events are not read is closed.
func (s *Session) emit(event *bridgepb.SessionEvent) {
	if !s.out.put(event) {
		s.end(bridgepb.Ended_CLOSED, "events_not_read")
	}
}

func (s *Session) notice(name, code string) {
	s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_EngineNotice{EngineNotice: &bridgepb.EngineNotice{Name: name, Code: code}}})
}
