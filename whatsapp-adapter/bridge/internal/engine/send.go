package engine

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"time"

	"go.mau.fi/whatsmeow"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// Turn takes the next message's place; SendInTurn must follow.
func (s *Session) Turn() *Turn { return s.sending.ask() }

// Send sends a text to a number or a LID and returns its outcome, at the deadline at the latest.
func (s *Session) Send(ctx context.Context, id, to, text string, deadline time.Time) *bridgepb.SendReply {
	return s.SendInTurn(ctx, s.Turn(), id, to, text, deadline)
}

// SendInTurn is Send, when that turn has come.
func (s *Session) SendInTurn(ctx context.Context, turn *Turn, id, to, text string, deadline time.Time) *bridgepb.SendReply {
	begun := false
	defer func() {
		if !begun {
			turn.end()
		}
	}()
	if id == "" || !isRecipient(to) || text == "" {
		return notSent("bad_request")
	}
	if err := s.lease.valid(); err != nil {
		return notSent("lease_lost")
	}
	if !s.connected.Load() {
		return notSent("not_connected")
	}
	// The message is sent even if the caller is gone: only its deadline and the session's end stop it.
	limited, cancel := context.WithDeadline(s.ctx, deadline)
	select {
	case <-turn.come:
	case <-limited.Done():
		cancel()
		return notSent(s.whyNot())
	case <-ctx.Done():
		cancel()
		return notSent("deadline")
	}
	begun = true
	outcome := make(chan *bridgepb.SendReply, 1)
	go func() {
		defer cancel()
		defer turn.end()
		select {
		case s.waiting <- struct{}{}:
			defer func() { <-s.waiting }()
		case <-limited.Done():
			outcome <- notSent(s.whyNot())
			return
		}
		defer func() {
			if recover() != nil {
				outcome <- unknown("engine")
			}
		}()
		outcome <- s.deliver(limited, id, to, text, turn.end)
	}()
	select {
	case reply := <-outcome:
		return reply
	case <-limited.Done():
	}
	// The library does not check its context everywhere: it gets a short time to report that nothing was sent.
	timer := time.NewTimer(200 * time.Millisecond)
	defer timer.Stop()
	select {
	case reply := <-outcome:
		return reply
	case <-timer.C:
		return unknown("deadline")
	}
}

// deliver calls posted when the next message may be encrypted.
func (s *Session) deliver(ctx context.Context, id, to, text string, posted func()) *bridgepb.SendReply {
	found, reply := s.resolve(ctx, to)
	if reply != nil {
		return reply
	}
	g, guarded := s.client.Store.EventBuffer.(*gate)
	if !guarded {
		return notSent("closed")
	}
	ctx, p := g.pass(ctx, found.lid.ToNonAD().SignalAddress().String())
	defer p.release()
	response, err := s.exchange(ctx, id, found, text, func() {
		p.leave()
		posted()
	})
	reply = s.judge(response, err, p)
	if reply.GetOutcome() == bridgepb.SendReply_SENT && isNumber(to) && found.number.User != to {
		reply.ResolvedNumber = found.number.User
	}
	return reply
}

// judge determines the outcome: an acknowledgement or a refusal is certain; so is a frame that was never written;
// all else is unknown.
func (s *Session) judge(response whatsmeow.SendResponse, err error, p *pass) *bridgepb.SendReply {
	stored, failed := p.state()
	switch {
	case failed != nil && s.lease.valid() != nil:
		return notSent("lease_lost")
	case failed != nil:
		return notSent(whyFailed(failed))
	case err == nil && stored:
		return &bridgepb.SendReply{Outcome: bridgepb.SendReply_SENT, SentAtMillis: response.Timestamp.UnixMilli()}
	case err == nil:
		return unknown("no_session")
	case errors.Is(err, whatsmeow.ErrServerReturnedError):
		return &bridgepb.SendReply{Outcome: bridgepb.SendReply_REFUSED, Code: nackCode(err)}
	case !stored || response.DebugTimings.Send == 0:
		return notSent(s.whyNot())
	case errors.Is(err, whatsmeow.ErrNotConnected) && response.DebugTimings.Resp == 0:
		return notSent("not_connected")
	default:
		return unknown("no_answer")
	}
}

func whyFailed(err error) string {
	switch {
	case errors.Is(err, errLeaseLost), errors.Is(err, ErrLeaseTaken):
		return "lease_lost"
	case errors.Is(err, errNoSession):
		return "no_session"
	default:
		return "storage"
	}
}

func (s *Session) whyNot() string {
	switch {
	case s.lease.valid() != nil:
		return "lease_lost"
	case s.ctx.Err() != nil:
		return "closed"
	case !s.connected.Load():
		return "not_connected"
	default:
		return "deadline"
	}
}

var digits = regexp.MustCompile(`[0-9]+`)

// nackCode extracts the code: the library has it in the error's text only.
func nackCode(err error) string {
	text := strings.TrimPrefix(err.Error(), whatsmeow.ErrServerReturnedError.Error())
	if code := digits.FindString(text); code != "" {
		return code
	}
	return "unknown"
}

func isNumber(number string) bool {
	return len(number) >= 5 && len(number) <= 20 && strings.Trim(number, "0123456789") == ""
}

func notSent(reason string) *bridgepb.SendReply {
	return &bridgepb.SendReply{Outcome: bridgepb.SendReply_NOT_SENT, Reason: reason}
}

func unknown(reason string) *bridgepb.SendReply {
	return &bridgepb.SendReply{Outcome: bridgepb.SendReply_UNKNOWN, Reason: reason}
}
