package testbed

import (
	"fmt"
	"io"
	"net"
	"sync"
)

// Wire is a TCP proxy whose connections can be cut: it listens on its own port and forwards everything to another one.
type Wire struct {
	listener net.Listener
	target   string
	mu       sync.Mutex
	cut      bool
	open     map[net.Conn]struct{}
}

// NewWire forwards to a port of loopback.
func NewWire(port int) (*Wire, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	w := &Wire{listener: listener, target: fmt.Sprintf("127.0.0.1:%d", port), open: map[net.Conn]struct{}{}}
	go w.serve()
	return w, nil
}

// URL is a database's address through the wire.
func (w *Wire) URL(database string) string {
	return address(w.listener.Addr().(*net.TCPAddr).Port, database)
}

// Cut ends all connections; new ones end at once.
func (w *Wire) Cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = true
	for c := range w.open {
		_ = c.Close()
	}
	clear(w.open)
}

// Mend accepts connections again.
func (w *Wire) Mend() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = false
}

// Close stops the proxy.
func (w *Wire) Close() {
	_ = w.listener.Close()
	w.Cut()
}

func (w *Wire) serve() {
	for {
		near, err := w.listener.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial("tcp", w.target)
		if err != nil || !w.admit(near, far) {
			_ = near.Close()
			if far != nil {
				_ = far.Close()
			}
			continue
		}
		go pump(near, far)
		go pump(far, near)
	}
}

func (w *Wire) admit(near, far net.Conn) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cut {
		return false
	}
	w.open[near], w.open[far] = struct{}{}, struct{}{}
	return true
}

func pump(to, from net.Conn) {
	_, _ = io.Copy(to, from)
	_ = to.Close()
	_ = from.Close()
}
