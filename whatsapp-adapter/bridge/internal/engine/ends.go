package engine

import (
	"strconv"
	"time"

	"go.mau.fi/whatsmeow/types/events"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// signal is a notification of the event handler to the goroutine that connects.
type signal struct {
	kind  kind
	end   end
	codes []string
}

type kind int

const (
	loggedIn kind = iota
	codesShown
	paired
	// gone: the connection broke; a reason may follow.
	gone
	// over: the connection cannot be used any more.
	over
)

// end is how a connection ended, and what follows.
type end struct {
	then        next
	reason      bridgepb.Reason
	code        string
	until       time.Time
	streamError bool
}

type next int

const (
	again next = iota
	atOnce
	slowly
	atUntil
	stop
	unlinked
	linkExpired
	linkFailed
)

// ended maps the library's events that end a connection; false: it is another event.
func ended(event any, now time.Time) (signal, bool) {
	switch e := event.(type) {
	case *events.Disconnected:
		return signal{kind: gone, end: end{then: again, reason: bridgepb.Reason_NETWORK}}, true
	case *events.ManualLoginReconnect:
		return finally(end{then: atOnce}), true
	case *events.StreamError:
		return finally(streamError(e.Code)), true
	case *events.StreamReplaced:
		return finally(end{then: stop, reason: bridgepb.Reason_REPLACED, code: "replaced"}), true
	case *events.LoggedOut:
		return finally(loggedOut(e)), true
	case *events.TemporaryBan:
		return finally(temporaryBan(e, now)), true
	case *events.ClientOutdated:
		return finally(end{then: stop, reason: bridgepb.Reason_OUTDATED, code: "405"}), true
	case *events.CATRefreshError:
		return finally(end{then: stop, reason: bridgepb.Reason_ENGINE, code: "413"}), true
	case *events.ConnectFailure:
		return finally(connectFailure(int(e.Reason))), true
	}
	return signal{}, false
}

func finally(e end) signal { return signal{kind: over, end: e} }

func loggedOut(e *events.LoggedOut) end {
	switch {
	case e.Reason == events.ConnectFailureMainDeviceGone:
		return end{then: stop, reason: bridgepb.Reason_LOCKED, code: "403"}
	case e.Reason == events.ConnectFailureUnknownLogout:
		return end{then: stop, reason: bridgepb.Reason_BANNED, code: "406"}
	default:
		return end{then: unlinked}
	}
}

func temporaryBan(e *events.TemporaryBan, now time.Time) end {
	ban := end{then: slowly, reason: bridgepb.Reason_TEMPORARILY_BANNED, code: strconv.Itoa(int(e.Code))}
	if e.Expire > 0 {
		ban.then, ban.until = atUntil, now.Add(e.Expire)
	}
	return ban
}

func streamError(code string) end {
	e := end{then: again, reason: bridgepb.Reason_SERVER, code: code, streamError: true}
	if code == "429" {
		e.reason = bridgepb.Reason_RATE_LIMITED
	}
	return e
}

func connectFailure(code int) end {
	e := end{then: stop, reason: bridgepb.Reason_ENGINE, code: strconv.Itoa(code)}
	switch code {
	case 429:
		e.then, e.reason = slowly, bridgepb.Reason_RATE_LIMITED
	case 501:
		e.then, e.reason = slowly, bridgepb.Reason_SERVER
	}
	return e
}
