package engine

import (
	"strconv"
	"time"

	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// handle receives every event of the library. False means that a message was not stored: it is not acknowledged to
// WhatsApp and is delivered again. The library counts a panic as success, so panics are recovered here.
func (s *Session) handle(event any) (taken bool) {
	defer func() {
		if recover() != nil {
			s.log.Error("an event could not be handled")
			s.notice("handler_panic", "")
			taken = false
			s.comeAgain()
		}
	}()
	if sig, is := ended(event, time.Now()); is {
		s.signal(sig)
		return true
	}
	if s.handleLinking(event) {
		return true
	}
	switch e := event.(type) {
	case *events.Connected:
		s.signal(signal{kind: loggedIn})
	case *events.KeepAliveTimeout:
		s.onKeepAliveTimeout(e)
	case *events.KeepAliveRestored:
		s.notice("keep_alive_restored", "")
	case *events.Message:
		return s.onMessage(e)
	case *events.Receipt:
		s.onReceipt(e)
	case *events.UndecryptableMessage:
		s.notice("undecryptable_message", string(e.DecryptFailMode))
	case *events.IdentityChange:
		s.notice("identity_change", "")
	case *events.NotifyAccountReachoutTimelock:
		s.onRestriction(e)
	}
	return true
}

// onKeepAliveTimeout gives up a connection whose second ping in a row is not answered.
func (s *Session) onKeepAliveTimeout(e *events.KeepAliveTimeout) {
	s.notice("keep_alive_timeout", strconv.Itoa(e.ErrorCount))
	if e.ErrorCount >= 2 {
		s.signal(signal{kind: over, end: end{then: again, reason: bridgepb.Reason_KEEP_ALIVE}})
	}
}

func (s *Session) onRestriction(e *events.NotifyAccountReachoutTimelock) {
	restricted := &bridgepb.SendingRestricted{Active: e.IsActive, EngineCode: e.EnforcementType}
	if !e.TimeEnforcementEnds.IsZero() {
		restricted.UntilMillis = e.TimeEnforcementEnds.UnixMilli()
	}
	s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_SendingRestricted{SendingRestricted: restricted}})
}

func (s *Session) onReceipt(e *events.Receipt) {
	if e.IsFromMe || e.Type == types.ReceiptTypeRetry {
		return
	}
	receipt := &bridgepb.Receipt{MessageIds: e.MessageIDs, EngineKind: string(e.Type), ReceivedAtMillis: e.Timestamp.UnixMilli()}
	switch e.Type {
	case types.ReceiptTypeDelivered, types.ReceiptTypeInactive:
		receipt.Kind = bridgepb.Receipt_DELIVERED
	case types.ReceiptTypeRead:
		receipt.Kind = bridgepb.Receipt_READ
	case types.ReceiptTypePlayed:
		receipt.Kind = bridgepb.Receipt_PLAYED
	default:
		receipt.Kind = bridgepb.Receipt_OTHER
	}
	s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_Receipt{Receipt: receipt}})
}

// onMessage passes a message on, and waits until the receiver has stored it durably.
func (s *Session) onMessage(e *events.Message) bool {
	if unwrapped(e.Message).GetProtocolMessage() != nil || e.Info.Category == "peer" || !isPerson(e.Info.Chat) || !isPerson(e.Info.Sender) {
		return true
	}
	if s.onIncoming != nil {
		s.onIncoming()
	}
	message := describe(e)
	var err error
	if message.SenderNumber, err = s.numberOf(e.Info.MessageSource); err != nil {
		s.comeAgain()
		return false
	}
	answer, forget := s.acks.expect(message.GetMessageId() + "/" + message.GetSenderAddress())
	defer forget()
	s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_Message{Message: message}})
	timer := time.NewTimer(s.engine.settings.AckPatient)
	defer timer.Stop()
	select {
	case durable := <-answer:
		if !durable {
			s.comeAgain()
		}
		return durable
	case <-timer.C:
		s.comeAgain()
		return false
	case <-s.ctx.Done():
		return false
	}
}

// comeAgain reconnects: only then does the server resend unacknowledged messages.
func (s *Session) comeAgain() {
	go s.signal(signal{kind: over, end: end{then: again, reason: bridgepb.Reason_ENGINE, code: "message_not_taken"}})
}

// AcknowledgeMessage reports that an incoming message is durable, or must be delivered again.
func (s *Session) AcknowledgeMessage(id, sender string, durable bool) {
	s.acks.give(id+"/"+sender, durable)
}
