package engine

import (
	"cmp"

	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

// isPerson reports whether an address is a person's: a number or a LID. Groups, channels, broadcast lists, bots and other
// networks have servers of their own, and WhatsApp's own announcements come from the number 0.
func isPerson(address types.JID) bool {
	return (address.Server == types.DefaultUserServer || address.Server == types.HiddenUserServer) &&
		isNumber(address.User) && !address.IsBot()
}

// numberOf finds the sender's number: in the message, else in the session's store. It is empty when neither has it.
func (s *Session) numberOf(source types.MessageSource) (string, error) {
	for _, address := range []types.JID{source.Sender, source.SenderAlt} {
		if address.Server == types.DefaultUserServer {
			return address.User, nil
		}
	}
	number, err := s.client.Store.LIDs.GetPNForLID(s.ctx, source.Sender.ToNonAD())
	return number.User, err
}

// describe returns all of a message except the sender's number.
func describe(e *events.Message) *bridgepb.IncomingMessage {
	message := &bridgepb.IncomingMessage{
		MessageId: e.Info.ID, SenderAddress: e.Info.Sender.ToNonAD().String(), ChatAddress: e.Info.Chat.String(),
		SenderName: e.Info.PushName, SentAtMillis: e.Info.Timestamp.UnixMilli(), FromOwnAccount: e.Info.IsFromMe,
		Kind: "text",
	}
	content := unwrapped(e.Message)
	if extended := content.GetExtendedTextMessage(); extended != nil {
		message.Text = extended.GetText()
	} else if message.Text = content.GetConversation(); message.Text == "" {
		message.Text = label(content)
		message.Kind = cmp.Or(e.Info.MediaType, e.Info.Type)
	}
	return message
}

// unwrapped takes a message out of its envelopes (disappearing, view once, document with caption), in any order: the
// library looks for each once, in a fixed order.
func unwrapped(message *waE2E.Message) *waE2E.Message {
	for {
		inner := cmp.Or(message.GetEphemeralMessage().GetMessage(), message.GetViewOnceMessage().GetMessage(),
			message.GetViewOnceMessageV2().GetMessage(), message.GetViewOnceMessageV2Extension().GetMessage(),
			message.GetDocumentWithCaptionMessage().GetMessage(), message.GetEditedMessage().GetMessage())
		if inner == nil {
			return message
		}
		message = inner
	}
}

// label is the text of a non-text message: a caption, or the label of the chosen answer.
func label(message *waE2E.Message) string {
	return cmp.Or(message.GetImageMessage().GetCaption(), message.GetVideoMessage().GetCaption(),
		message.GetPtvMessage().GetCaption(), message.GetDocumentMessage().GetCaption(),
		message.GetButtonsResponseMessage().GetSelectedDisplayText(), message.GetTemplateButtonReplyMessage().GetSelectedDisplayText(),
		message.GetListResponseMessage().GetTitle(), message.GetInteractiveResponseMessage().GetBody().GetText())
}
