package engine

import (
	"context"
	"strings"
	"time"

	"go.mau.fi/whatsmeow/types"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// recipient is the destination of messages to one person: always the LID. The number is empty if only the LID is known.
type recipient struct {
	number, lid types.JID
}

const lidSuffix = "@" + types.HiddenUserServer

// isRecipient reports whether this is a valid address of a message: 5-20 digits, or such digits and "@lid".
func isRecipient(to string) bool { return isNumber(strings.TrimSuffix(to, lidSuffix)) }

// resolve finds the addresses of a number or of a LID. The second result is the outcome if there are none: then
// nothing was sent.
func (s *Session) resolve(ctx context.Context, to string) (recipient, *bridgepb.SendReply) {
	if user, isLID := strings.CutSuffix(to, lidSuffix); isLID {
		return s.resolveLID(ctx, types.NewJID(user, types.HiddenUserServer))
	}
	number := to
	if registered, known := s.numbers.recall(to, time.Now()); known && registered != "" {
		number = registered
	}
	found := recipient{number: types.NewJID(number, types.DefaultUserServer)}
	var err error
	if found.lid, err = s.client.Store.LIDs.GetLIDForPN(ctx, found.number); err != nil {
		return found, notSent("storage")
	}
	if !found.lid.IsEmpty() {
		return found, nil
	}
	if found.number, found.lid, err = s.lookUp(ctx, to); err != nil {
		return found, s.lookUpFailed(err)
	}
	if found.number.IsEmpty() {
		return found, notOnWhatsApp()
	}
	if found.lid.IsEmpty() {
		infos, err := s.client.GetUserInfo(ctx, []types.JID{found.number})
		if err != nil {
			return found, s.lookUpFailed(err)
		}
		found.lid = infos[found.number].LID
	}
	if found.lid.IsEmpty() {
		return found, notSent("engine")
	}
	return found, nil
}

// resolveLID finds the number of a LID where the store has it. Without a number, the server must have a device for the
// LID: a message to an invented one would be encrypted for no device.
func (s *Session) resolveLID(ctx context.Context, lid types.JID) (recipient, *bridgepb.SendReply) {
	number, err := s.client.Store.LIDs.GetPNForLID(ctx, lid)
	if err != nil {
		return recipient{}, notSent("storage")
	}
	if number.IsEmpty() {
		devices, err := s.client.GetUserDevices(ctx, []types.JID{lid})
		if err != nil {
			return recipient{}, s.lookUpFailed(err)
		}
		if len(devices) == 0 {
			return recipient{}, notOnWhatsApp()
		}
	}
	return recipient{number, lid}, nil
}

func (s *Session) lookUpFailed(err error) *bridgepb.SendReply {
	if code := iqCode(err); code != "" {
		return &bridgepb.SendReply{Outcome: bridgepb.SendReply_REFUSED, Code: code, Reason: "lookup"}
	}
	return notSent(s.whyNot())
}

func notOnWhatsApp() *bridgepb.SendReply {
	return &bridgepb.SendReply{Outcome: bridgepb.SendReply_REFUSED, Code: "404", Reason: "not_on_whatsapp"}
}
