package standin

import (
	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

// Letter is a message from a phone to an account.
type Letter struct {
	// ID is generated if it is empty.
	ID      string
	Message *waE2E.Message
	// Media is WhatsApp's name of a non-text kind: image, video, document…
	Media string
	// ByLID identifies the sender by its LID and its number; LIDOnly omits the number.
	ByLID, LIDOnly bool
	// Chat is a group, a broadcast list or another sender's address, in place of the phone's own.
	Chat types.JID
}

// Write sends a text from the phone of `from` to the account of `to`. It returns the message's id.
func (s *Server) Write(from, to, text, id string, byLID bool) (string, error) {
	return s.Post(from, to, Letter{ID: id, Message: &waE2E.Message{Conversation: proto.String(text)}, ByLID: byLID})
}

// Post sends a message from the phone of `from` to all linked devices of the account of `to`. It returns the message's id.
func (s *Server) Post(from, to string, letter Letter) (string, error) {
	sender, err := s.phone(from)
	if err != nil {
		return "", err
	}
	recipient, err := s.phone(to)
	if err != nil {
		return "", err
	}
	if letter.ID == "" {
		letter.ID = randomID("3A", 9)
	}
	s.mu.Lock()
	sender.written[letter.ID] = letter
	linked := recipient.linked()
	s.mu.Unlock()
	for _, device := range linked {
		node, err := s.stanza(sender, device, letter)
		if err != nil {
			return "", err
		}
		s.deliver(device, node)
	}
	return letter.ID, nil
}

func (s *Server) stanza(sender *phone, device *companion, letter Letter) (wa.Node, error) {
	sealed, err := s.seal(sender, device, letter.Message)
	attrs := wa.Attrs{"id": letter.ID, "t": now(), "type": "text", "notify": sender.name}
	if letter.Media != "" {
		sealed, attrs["type"] = withAttr(sealed, "mediatype", letter.Media), "media"
	}
	switch {
	case letter.Chat.Server == types.GroupServer || letter.Chat.Server == types.BroadcastServer:
		attrs["from"], attrs["participant"], attrs["participant_pn"] = letter.Chat, sender.lidJID(), sender.jid()
	case !letter.Chat.IsEmpty():
		attrs["from"] = letter.Chat
	case letter.LIDOnly:
		attrs["from"], attrs["addressing_mode"] = sender.lidJID(), "lid"
	case letter.ByLID:
		attrs["from"], attrs["sender_pn"], attrs["addressing_mode"] = sender.lidJID(), sender.jid(), "lid"
	default:
		attrs["from"], attrs["sender_lid"] = sender.jid(), sender.lidJID()
	}
	return wa.Node{Tag: "message", Attrs: attrs, Content: []wa.Node{sealed}}, err
}
