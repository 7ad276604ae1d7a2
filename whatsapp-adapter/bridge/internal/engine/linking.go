package engine

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/types/events"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// linking is the state of a device while it is being linked.
type linking struct {
	mu      sync.Mutex
	linked  *bridgepb.Linked
	rotated [][2]string
	ready   chan struct{}
	expires time.Time
	// passkey: the scanning phone links only after a passkey, and the codes are no longer valid.
	passkey bool
}

func (l *linking) wantsPasskey() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.passkey
}

func (l *linking) setPasskey(wanted bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.passkey = wanted
}

func (l *linking) pending() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.linked != nil
}

func (l *linking) finish() *bridgepb.Linked {
	l.mu.Lock()
	defer l.mu.Unlock()
	linked := l.linked
	l.linked = nil
	return linked
}

// readiness is closed when codes are shown: only then can a pairing code be requested.
func (l *linking) readiness() chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ready == nil {
		l.ready = make(chan struct{})
	}
	return l.ready
}

// begin enables requests for pairing codes.
func (l *linking) begin(expires time.Time) {
	ready := l.readiness()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.expires.IsZero() {
		close(ready)
	}
	l.expires = expires
	l.passkey = false
}

// handleLinking handles the events of pairing; false: it is another event.
func (s *Session) handleLinking(event any) bool {
	switch e := event.(type) {
	case *events.QR:
		s.signal(signal{kind: codesShown, codes: e.Codes})
	case *events.RotateADVSecret:
		s.linking.mu.Lock()
		s.linking.rotated = append(s.linking.rotated, [2]string{e.OldSecret, e.NewSecret})
		s.linking.mu.Unlock()
	case *events.PairSuccess:
		s.linking.mu.Lock()
		s.linking.linked = &bridgepb.Linked{Number: e.ID.User, Device: e.ID.String(), Platform: e.Platform}
		s.linking.mu.Unlock()
		s.setDevice(e.ID.String())
		s.signal(signal{kind: paired})
	case *events.PairError:
		s.signal(finally(end{then: linkFailed, code: "pair_error"}))
	case *events.QRScannedWithoutMultidevice:
		s.notice("scanned_without_multidevice", "")
	case *events.PairPasskeyRequest:
		s.linking.setPasskey(true)
		s.onPasskeyRequest(e)
	case *events.PairPasskeyConfirmation:
		s.onPasskeyConfirmation(e)
	case *events.PairPasskeyError:
		s.passkey(&bridgepb.PasskeyStep{Error: "the passkey step failed"})
	default:
		return false
	}
	return true
}

// showCodes shows one code after the other, until they have expired or the attempt is over. A person who has to find a
// passkey gets more time than a code.
func (s *Session) showCodes(attempt context.Context, codes []string) {
	first, later := s.engine.settings.FirstCode, s.engine.settings.Code
	s.linking.begin(time.Now().Add(first + time.Duration(max(0, len(codes)-1))*later))
	lasts := first
	for _, code := range codes {
		if s.linking.pending() || s.linking.wantsPasskey() {
			break
		}
		s.code(bridgepb.LinkCode_QR, s.linking.rotate(code), time.Now().Add(lasts))
		if !lasting(attempt, lasts) {
			return
		}
		lasts = later
	}
	if s.linking.wantsPasskey() && !lasting(attempt, s.engine.settings.PasskeyPatient) {
		return
	}
	if !s.linking.pending() {
		s.signal(finally(end{then: linkExpired}))
	}
}

// lasting waits; false: the attempt was over sooner.
func lasting(attempt context.Context, long time.Duration) bool {
	timer := time.NewTimer(long)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-attempt.Done():
		return false
	}
}

func (l *linking) rotate(code string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, secret := range l.rotated {
		code = strings.Replace(code, secret[0], secret[1], 1)
	}
	return code
}

func (s *Session) code(method bridgepb.LinkCode_Method, code string, expires time.Time) {
	s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_LinkCode{LinkCode: &bridgepb.LinkCode{
		Method: method, Code: code, ExpiresAtMillis: expires.UnixMilli()}}})
}

// RequestPairingCode requests a code to type on the phone of that number; the code follows as an event.
func (s *Session) RequestPairingCode(ctx context.Context, number string) error {
	if s.Device() != "" {
		return errors.New("linked already")
	}
	select {
	case <-s.linking.readiness():
	case <-s.ctx.Done():
		return ErrNotOpen
	case <-ctx.Done():
		return errors.New("not connected")
	}
	code, err := s.client.PairPhone(ctx, number, true, whatsmeow.PairClientChrome, "Chrome (Linux)")
	if err != nil {
		return whyNoCode(err)
	}
	s.linking.mu.Lock()
	expires := s.linking.expires
	s.linking.mu.Unlock()
	s.code(bridgepb.LinkCode_PAIRING_CODE, code, expires)
	return nil
}

// whyNoCode returns WhatsApp's reason, without anything that contains the number.
func whyNoCode(err error) error {
	var refused *whatsmeow.IQError
	switch {
	case errors.As(err, &refused):
		return errors.New("refused: " + refused.Text)
	case errors.Is(err, whatsmeow.ErrPhoneNumberTooShort), errors.Is(err, whatsmeow.ErrPhoneNumberIsNotInternational):
		return errors.New("not an international number")
	default:
		return errors.New("no answer")
	}
}
