package standin

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"
)

// Options can be changed while the server runs.
type Options struct {
	// AutoDelivered and AutoRead send the recipient's receipts automatically.
	AutoDelivered bool `json:"auto_delivered"`
	AutoRead      bool `json:"auto_read"`
	// AckDelayMillis holds every acknowledgement back.
	AckDelayMillis int `json:"ack_delay_millis"`
	// HistorySync sends a new companion its first, empty history.
	HistorySync bool `json:"history_sync"`
	// NotOnWhatsApp are the numbers that no phone has.
	NotOnWhatsApp []string `json:"not_on_whatsapp"`
	// Registered maps typed numbers to WhatsApp's spelling: a query for a typed number
	// is answered with the other number, and no phone has the typed one.
	Registered map[string]string `json:"registered"`
	// NumbersOnly answers queries for a number without the LID.
	NumbersOnly bool `json:"numbers_only"`
	// NoPreKeys are the numbers without keys on the server.
	NoPreKeys []string `json:"no_prekeys"`
	// Passkey are the numbers that link by QR only after a passkey.
	Passkey []string `json:"passkey"`
}

// Server is WhatsApp for tests. Its zero value cannot be used: see Start.
type Server struct {
	mu        sync.Mutex
	authority *Authority
	options   Options
	phones    map[string]*phone
	byLID     map[string]*phone
	conns     map[*conn]struct{}
	refs      map[string]*conn
	faults    []*Fault
	ledger    ledger
	trace     []string
	tracing   bool
	stats     Stats
	http      *http.Server
	address   string
	done      chan struct{}
}

// Stats count what happened since the start.
type Stats struct {
	Logins          int `json:"logins"`
	Registrations   int `json:"registrations"`
	Failures        int `json:"failures"`
	Messages        int `json:"messages"`
	Decrypted       int `json:"decrypted"`
	DecryptErrors   int `json:"decrypt_errors"`
	Duplicates      int `json:"duplicates"`
	RetriesByClient int `json:"retries_by_client"`
	Receipts        int `json:"receipts"`
	MessageNacks    int `json:"message_nacks"`
	Unhandled       int `json:"unhandled"`
	Connections     int `json:"connections"`
}

// Start listens on a loopback address, such as "127.0.0.1:0".
func Start(address string) (*Server, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, errors.New("the stand-in listens on loopback only")
	}
	authority, err := NewAuthority()
	if err != nil {
		return nil, err
	}
	s := &Server{
		authority: authority,
		options:   Options{AutoDelivered: true, HistorySync: true},
		phones:    map[string]*phone{}, byLID: map[string]*phone{},
		conns: map[*conn]struct{}{}, refs: map[string]*conn{}, done: make(chan struct{}),
	}
	return s, s.Listen(address)
}

// Listen opens the port, again after Hang.
func (s *Server) Listen(address string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	s.address = listener.Addr().String()
	mux := http.NewServeMux()
	mux.HandleFunc("/ws/chat", s.accept)
	s.control(mux)
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	s.mu.Lock()
	s.http = server
	s.mu.Unlock()
	go func() { _ = server.Serve(listener) }()
	return nil
}

// Hang closes the port and cuts every connection; the server's state remains.
func (s *Server) Hang() {
	s.mu.Lock()
	server := s.http
	s.mu.Unlock()
	_ = server.Close()
	for _, c := range s.connsOf("", 0) {
		c.cut()
	}
}

// Close ends the server.
func (s *Server) Close() {
	close(s.done)
	s.Hang()
}

// Address is host:port.
func (s *Server) Address() string { return s.address }

// URL is where clients connect.
func (s *Server) URL() string { return "ws://" + s.address + "/ws/chat" }

// Root is the hexadecimal key that clients must trust.
func (s *Server) Root() string { return hex.EncodeToString(s.authority.Root[:]) }

// Snapshot counts what happened.
func (s *Server) Snapshot() Stats {
	s.mu.Lock()
	defer s.mu.Unlock()
	stats := s.stats
	stats.Connections = len(s.conns)
	return stats
}

// Configure changes the options.
func (s *Server) Configure(change func(*Options)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.options)
}

func (s *Server) accept(w http.ResponseWriter, r *http.Request) {
	if s.takeFault(func(f *Fault) bool { return f.Action == RefuseConnection }) != nil {
		http.Error(w, "not now", http.StatusServiceUnavailable)
		return
	}
	socket, err := websocket.Accept(w, r, &websocket.AcceptOptions{InsecureSkipVerify: true, CompressionMode: websocket.CompressionDisabled})
	if err != nil {
		return
	}
	socket.SetReadLimit(1 << 24)
	noise, err := newResponder(s.authority)
	if err != nil {
		_ = socket.CloseNow()
		return
	}
	c := &conn{server: s, socket: socket, noise: noise}
	s.mu.Lock()
	s.conns[c] = struct{}{}
	s.mu.Unlock()
	c.serve(context.Background())
}

// phone finds a phone by its number, or creates one.
func (s *Server) phone(number string) (*phone, error) {
	number = strings.TrimPrefix(number, "+")
	if number == "" || strings.Trim(number, "0123456789") != "" {
		return nil, fmt.Errorf("not a number")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if p := s.phones[number]; p != nil {
		return p, nil
	}
	p, err := newPhone(number)
	if err != nil {
		return nil, err
	}
	s.phones[number], s.byLID[p.lid] = p, p
	return p, nil
}

// account finds the account of an address.
func (s *Server) account(jid types.JID) *phone {
	if jid.Server == types.HiddenUserServer {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.byLID[jid.User]
	}
	p, err := s.phone(jid.User)
	if err != nil {
		return nil
	}
	return p
}

func (s *Server) connsOf(number string, device uint16) (found []*conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		if number == "" || c.companion != nil && c.companion.phone.number == number && (device == 0 || c.companion.device == device) {
			found = append(found, c)
		}
	}
	return found
}

func (s *Server) count(what func(*Stats)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	what(&s.stats)
}

func (s *Server) record(direction string, node *wa.Node) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tracing {
		s.trace = append(s.trace, direction+" "+shape(node))
	}
}

// Trace starts recording every stanza, and returns the stanzas recorded so far.
func (s *Server) Trace(on bool) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	lines := s.trace
	s.trace, s.tracing = nil, on
	return lines
}
