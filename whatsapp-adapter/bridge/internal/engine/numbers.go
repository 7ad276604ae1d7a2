package engine

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/types"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

const (
	presentFor  = 24 * time.Hour
	absentFor   = time.Hour
	mostNumbers = 10_000
)

// numbers caches WhatsApp's spelling of numbers, and numbers that are not on it: accounts that look up many numbers
// are banned.
type numbers struct {
	mu    sync.Mutex
	known map[string]remembered
}

// remembered is a cached answer: registered is the number in WhatsApp's spelling, or empty if it is not on WhatsApp.
type remembered struct {
	registered string
	until      time.Time
}

func (n *numbers) remember(number, registered string, now time.Time) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.known == nil || len(n.known) >= mostNumbers {
		n.known = map[string]remembered{}
	}
	until := now.Add(absentFor)
	if registered != "" {
		until = now.Add(presentFor)
	}
	n.known[number] = remembered{registered, until}
}

func (n *numbers) recall(number string, now time.Time) (registered string, known bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	r, ok := n.known[number]
	return r.registered, ok && now.Before(r.until)
}

// lookUp queries WhatsApp for a number and caches the answer. It returns WhatsApp's spelling of the number, which is not
// always as it was typed: Brazil's ninth digit, Mexico's 1, Argentina's 9. It is empty when no such number is on
// WhatsApp; the LID is empty when the answer has none.
func (s *Session) lookUp(ctx context.Context, number string) (registered, lid types.JID, err error) {
	found, err := s.client.IsOnWhatsApp(ctx, []string{"+" + number})
	if err != nil {
		return registered, lid, err
	}
	for _, one := range found {
		if !one.IsIn {
			continue
		}
		registered = types.NewJID(number, types.DefaultUserServer)
		for _, address := range []types.JID{one.JID, one.PhoneNumber} {
			switch address.Server {
			case types.DefaultUserServer:
				registered = address.ToNonAD()
			case types.HiddenUserServer:
				lid = address.ToNonAD()
			}
		}
		break
	}
	s.numbers.remember(number, registered.User, time.Now())
	return registered, lid, nil
}

// CheckNumber returns whether a number is on WhatsApp, and WhatsApp's spelling of it.
func (s *Session) CheckNumber(ctx context.Context, number string) *bridgepb.CheckNumberReply {
	if registered, known := s.numbers.recall(number, time.Now()); known {
		return answer(registered, true)
	}
	notKnown := &bridgepb.CheckNumberReply{Answer: bridgepb.CheckNumberReply_NOT_KNOWN}
	if !isNumber(number) || !s.connected.Load() {
		return notKnown
	}
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	registered, _, err := s.lookUp(ctx, number)
	if err != nil {
		return notKnown
	}
	return answer(registered.User, false)
}

func answer(registered string, remembered bool) *bridgepb.CheckNumberReply {
	reply := &bridgepb.CheckNumberReply{Answer: bridgepb.CheckNumberReply_ON_WHATSAPP, Number: registered, Remembered: remembered}
	if registered == "" {
		reply.Answer = bridgepb.CheckNumberReply_NOT_ON_WHATSAPP
	}
	return reply
}

func iqCode(err error) string {
	var refused *whatsmeow.IQError
	if errors.As(err, &refused) && refused.Code != 0 {
		return strconv.Itoa(refused.Code)
	}
	return ""
}
