package engine

import (
	"context"
	"errors"
	"time"

	"go.mau.fi/whatsmeow/store"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// The library's own reconnecting is off: its delays have no bound, it does not repeat a first connect, and a client that
// was replaced reconnects and competes for the connection. Here one goroutine connects, observes the end of the
// connection, and decides.

// graceForStreamError is how long a stream error may follow the report that the connection is closed.
const graceForStreamError = 250 * time.Millisecond

const (
	mostStreamErrors = 5
	mostLinkAttempts = 5
	// afterPairing is how often to check whether the server has hung up, as it does when a device is paired.
	afterPairing = 25 * time.Millisecond
)

func (s *Session) run() {
	defer s.finish()
	retry := newBackoff(s.engine.settings.RetryMin, s.engine.settings.RetryMax)
	streamErrors, linkFailures := 0, 0
	for s.ctx.Err() == nil {
		began := time.Now()
		e := s.once()
		if s.ctx.Err() != nil {
			return
		}
		if time.Since(began) >= s.engine.settings.Stable {
			retry.reset()
			streamErrors = 0
		}
		if e.streamError {
			streamErrors++
		}
		if streamErrors >= mostStreamErrors {
			e.then = stop
		}
		if s.Device() == "" && e.then == again {
			if linkFailures++; linkFailures >= mostLinkAttempts {
				e = end{then: linkFailed, code: "network"}
			}
		}
		s.follow(e, retry)
	}
}

// follow acts on the end of a connection, and returns when it is time to connect again.
func (s *Session) follow(e end, retry *backoff) {
	delay := time.Duration(0)
	switch e.then {
	case atOnce:
		return
	case unlinked:
		s.forgetDevice()
		return
	case linkExpired:
		s.end(bridgepb.Ended_LINK_EXPIRED, e.code)
		return
	case linkFailed:
		s.end(bridgepb.Ended_LINK_FAILED, e.code)
		return
	case stop:
		s.tell(bridgepb.Connection_STOPPED, e, time.Time{})
		<-s.ctx.Done()
		return
	case slowly:
		delay = s.engine.settings.SlowRetry
	case atUntil:
		delay = max(time.Until(e.until), s.engine.settings.RetryMin)
	default:
		delay = retry.next()
	}
	s.tell(bridgepb.Connection_DISCONNECTED, e, time.Now().Add(delay))
	s.wait(delay)
}

func (s *Session) wait(delay time.Duration) {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-s.ctx.Done():
	}
}

// once connects and returns how the connection ended. It checks the lease first: a replaced holder must not reconnect.
func (s *Session) once() end {
	if err := s.lease.confirm(s.ctx); err != nil {
		if IsLeaseLost(err) {
			s.end(bridgepb.Ended_LEASE_TAKEN, "")
			return end{}
		}
		return end{then: again, reason: bridgepb.Reason_STORAGE}
	}
	s.tell(bridgepb.Connection_CONNECTING, end{}, time.Time{})
	s.drain()
	attempt, cancel := context.WithCancel(s.ctx)
	defer cancel()
	defer s.connected.Store(false)
	if err := s.client.ConnectContext(s.ctx); err != nil {
		if errors.Is(err, store.ErrDeviceDeleted) {
			return end{then: stop, reason: bridgepb.Reason_ENGINE, code: "device_deleted"}
		}
		return end{then: again, reason: bridgepb.Reason_NETWORK}
	}
	defer s.client.Disconnect()
	return s.watch(attempt)
}

// watch receives the connection's signals until one of them is its end.
func (s *Session) watch(attempt context.Context) end {
	patience := time.NewTimer(s.engine.settings.LoginPatient)
	defer patience.Stop()
	var pairing <-chan time.Time
	for {
		select {
		case <-pairing:
			// The library does not report this break if the server's final stream error (515) was lost.
			if !s.client.IsConnected() {
				return end{then: atOnce}
			}
		case sig := <-s.signals:
			switch sig.kind {
			case loggedIn:
				patience.Stop()
				s.onLoggedIn()
			case codesShown:
				patience.Stop()
				go s.showCodes(attempt, sig.codes)
			case paired:
				patience.Reset(s.engine.settings.LoginPatient)
				ticker := time.NewTicker(afterPairing)
				defer ticker.Stop()
				pairing = ticker.C
			case gone:
				return s.awaitReason(sig.end)
			case over:
				return sig.end
			}
		case <-patience.C:
			return end{then: again, reason: bridgepb.Reason_NETWORK, code: "login_timeout"}
		case <-s.ctx.Done():
			return end{}
		}
	}
}

// awaitReason waits briefly, because the reason of a broken connection may arrive after the break.
func (s *Session) awaitReason(e end) end {
	timer := time.NewTimer(graceForStreamError)
	defer timer.Stop()
	for {
		select {
		case sig := <-s.signals:
			if sig.kind == over {
				return sig.end
			}
		case <-timer.C:
			return e
		case <-s.ctx.Done():
			return e
		}
	}
}

func (s *Session) drain() {
	for {
		select {
		case <-s.signals:
		default:
			return
		}
	}
}

func (s *Session) signal(sig signal) {
	select {
	case s.signals <- sig:
	case <-s.ctx.Done():
	}
}

func (s *Session) onLoggedIn() {
	s.connected.Store(true)
	if linked := s.linking.finish(); linked != nil {
		s.log.Info("device linked")
		s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_Linked{Linked: linked}})
	}
	s.tell(bridgepb.Connection_CONNECTED, end{}, time.Time{})
}

func (s *Session) tell(state bridgepb.Connection_State, e end, retryAt time.Time) {
	c := &bridgepb.Connection{State: state, Reason: e.reason, EngineCode: e.code}
	if !e.until.IsZero() {
		c.UntilMillis = e.until.UnixMilli()
	}
	if !retryAt.IsZero() {
		c.RetryAtMillis = retryAt.UnixMilli()
	}
	s.log.Info("connection", "state", state.String(), "reason", e.reason.String(), "code", e.code)
	s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_Connection{Connection: c}})
}

// onStorageError breaks the connection, so that the server resends unacknowledged messages.
func (s *Session) onStorageError(error) {
	s.signal(signal{kind: over, end: end{then: again, reason: bridgepb.Reason_STORAGE}})
}

// forgetDevice deletes the keys of a device that the phone unlinked.
func (s *Session) forgetDevice() {
	retry := newBackoff(s.engine.settings.RetryMin, s.engine.settings.RetryMax)
	for s.ctx.Err() == nil {
		if err := s.forget(s.ctx); err == nil || IsLeaseLost(err) {
			break
		}
		s.wait(retry.next())
	}
	s.end(bridgepb.Ended_UNLINKED_BY_PHONE, "")
}
