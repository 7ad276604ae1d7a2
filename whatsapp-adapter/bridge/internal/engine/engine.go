package engine

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"go.mau.fi/whatsmeow/store"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// What can be wrong with a call.
var (
	ErrAlreadyOpen = errors.New("the session is open")
	ErrNotOpen     = errors.New("no such session is open")
	ErrEnding      = errors.New("the bridge is ending")
)

// Engine holds all sessions of this process.
type Engine struct {
	storage   *Storage
	settings  Settings
	transport *http.Transport
	log       *slog.Logger
	around    func(store.AllSessionSpecificStores) store.AllSessionSpecificStores

	mu       sync.Mutex
	sessions map[string]*Session
	ending   bool
}

// New creates an engine without sessions.
func New(storage *Storage, settings Settings, log *slog.Logger) (*Engine, error) {
	settings = settings.Defaults()
	transport, err := settings.apply()
	if err != nil {
		return nil, err
	}
	return &Engine{storage: storage, settings: settings, transport: transport, log: log, sessions: map[string]*Session{}}, nil
}

// Open begins a session: of a device that was linked earlier, or of a new one when the device has no name.
func (e *Engine) Open(ctx context.Context, id, device string, epoch int64, validFor time.Duration) (*Session, error) {
	s := newSession(e, id)
	e.mu.Lock()
	if e.ending {
		e.mu.Unlock()
		return nil, ErrEnding
	}
	if e.sessions[id] != nil {
		e.mu.Unlock()
		return nil, ErrAlreadyOpen
	}
	e.sessions[id] = s
	e.mu.Unlock()
	if err := s.start(ctx, device, epoch, validFor); err != nil {
		e.remove(s)
		return nil, err
	}
	return s, nil
}

func (e *Engine) remove(s *Session) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.sessions[s.id] == s {
		delete(e.sessions, s.id)
	}
}

// Session finds an open session.
func (e *Engine) Session(id string) (*Session, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if s := e.sessions[id]; s != nil && s.started {
		return s, nil
	}
	return nil, ErrNotOpen
}

func (e *Engine) all() (list []*Session) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, s := range e.sessions {
		if s.started {
			list = append(list, s)
		}
	}
	return list
}

// Close disconnects all sessions; none can be opened any more.
func (e *Engine) Close() {
	e.mu.Lock()
	e.ending = true
	e.mu.Unlock()
	var ends sync.WaitGroup
	for _, s := range e.all() {
		ends.Go(s.Close)
	}
	ends.Wait()
}

// Health counts sessions and checks the database.
func (e *Engine) Health(ctx context.Context) (reachable bool, sessions, connected int) {
	for _, s := range e.all() {
		sessions++
		if s.connected.Load() {
			connected++
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	return e.storage.Ping(ctx) == nil, sessions, connected
}

// Version is the version of WhatsApp Web that the engine claims to be.
func (e *Engine) Version() string { return store.GetWAVersion().String() }

// Devices lists the devices with stored keys, and the sessions that have them open here.
func (e *Engine) Devices(ctx context.Context) ([]*bridgepb.Device, error) {
	rows, err := e.storage.Devices(ctx)
	if err != nil {
		return nil, err
	}
	open := map[string]string{}
	for _, s := range e.all() {
		open[s.Device()] = s.id
	}
	devices := make([]*bridgepb.Device, 0, len(rows))
	for _, row := range rows {
		devices = append(devices, &bridgepb.Device{Device: row.Device, Number: row.Number, Epoch: row.Epoch, OpenSessionId: open[row.Device]})
	}
	return devices, nil
}
