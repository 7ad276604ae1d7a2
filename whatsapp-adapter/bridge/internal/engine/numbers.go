package engine

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"time"

	"go.mau.fi/whatsmeow"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

const (
	presentFor  = 24 * time.Hour
	absentFor   = time.Hour
	mostNumbers = 10_000
)

// numbers remembers who is on WhatsApp: asking for many numbers gets accounts banned.
type numbers struct {
	mu    sync.Mutex
	known map[string]remembered
}

type remembered struct {
	present bool
	until   time.Time
}

func (n *numbers) remember(number string, present bool, now time.Time) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.known == nil || len(n.known) >= mostNumbers {
		n.known = map[string]remembered{}
	}
	until := now.Add(absentFor)
	if present {
		until = now.Add(presentFor)
	}
	n.known[number] = remembered{present, until}
}

func (n *numbers) recall(number string, now time.Time) (present, known bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	r, ok := n.known[number]
	return r.present, ok && now.Before(r.until)
}

// CheckNumber tells whether a number is on WhatsApp.
func (s *Session) CheckNumber(ctx context.Context, number string) *bridgepb.CheckNumberReply {
	if present, known := s.numbers.recall(number, time.Now()); known {
		return &bridgepb.CheckNumberReply{Answer: answer(present), Remembered: true}
	}
	notKnown := &bridgepb.CheckNumberReply{Answer: bridgepb.CheckNumberReply_NOT_KNOWN}
	if !isNumber(number) || !s.connected.Load() {
		return notKnown
	}
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	found, err := s.client.IsOnWhatsApp(ctx, []string{"+" + number})
	if err != nil {
		return notKnown
	}
	present := false
	for _, one := range found {
		present = present || one.IsIn
	}
	s.numbers.remember(number, present, time.Now())
	return &bridgepb.CheckNumberReply{Answer: answer(present)}
}

func answer(present bool) bridgepb.CheckNumberReply_Answer {
	if present {
		return bridgepb.CheckNumberReply_ON_WHATSAPP
	}
	return bridgepb.CheckNumberReply_NOT_ON_WHATSAPP
}

func iqCode(err error) string {
	var refused *whatsmeow.IQError
	if errors.As(err, &refused) && refused.Code != 0 {
		return strconv.Itoa(refused.Code)
	}
	return ""
}
