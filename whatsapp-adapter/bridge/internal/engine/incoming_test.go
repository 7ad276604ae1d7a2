package engine

import (
	"slices"
	"testing"

	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
)

type standinLetter = standin.Letter

func letter(text string, change func(*standinLetter)) standinLetter {
	l := standinLetter{Message: &waE2E.Message{Conversation: &text}}
	change(&l)
	return l
}

// message waits for the next incoming message.
func (l *listener) message(from int) *bridgepb.IncomingMessage {
	l.t.Helper()
	e, _ := l.await("a message", from, func(e *bridgepb.SessionEvent) bool { return e.GetMessage() != nil })
	return e.GetMessage()
}

func wrapped(message *waE2E.Message) *waE2E.FutureProofMessage {
	return &waE2E.FutureProofMessage{Message: message}
}

func Test_the_text_of_a_non_text_message_is_its_caption_or_the_chosen_answer(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	caption := proto.String("der Garten")
	image := &waE2E.Message{ImageMessage: &waE2E.ImageMessage{Caption: caption}}
	document := &waE2E.Message{DocumentMessage: &waE2E.DocumentMessage{Caption: caption}}
	for name, test := range map[string]struct {
		media   string
		message *waE2E.Message
	}{
		"image":                 {"image", image},
		"video":                 {"video", &waE2E.Message{VideoMessage: &waE2E.VideoMessage{Caption: caption}}},
		"document":              {"document", document},
		"document with caption": {"document", &waE2E.Message{DocumentWithCaptionMessage: wrapped(document)}},
		"disappearing":          {"image", &waE2E.Message{EphemeralMessage: wrapped(image)}},
		"view once":             {"image", &waE2E.Message{ViewOnceMessageV2: wrapped(image)}},
		"disappearing document in the other order": {"document",
			&waE2E.Message{DocumentWithCaptionMessage: wrapped(&waE2E.Message{EphemeralMessage: wrapped(document)})}},
		"button": {"", &waE2E.Message{ButtonsResponseMessage: &waE2E.ButtonsResponseMessage{
			Response: &waE2E.ButtonsResponseMessage_SelectedDisplayText{SelectedDisplayText: *caption}}}},
		"template's button": {"", &waE2E.Message{TemplateButtonReplyMessage: &waE2E.TemplateButtonReplyMessage{SelectedDisplayText: caption}}},
		"list":              {"", &waE2E.Message{ListResponseMessage: &waE2E.ListResponseMessage{Title: caption}}},
	} {
		from := l.mark()
		_, err := w.server.Post(peer, own, standinLetter{Message: test.message, Media: test.media})
		ok(t, err)
		if m := l.message(from); m.GetText() != *caption || test.media != "" && m.GetKind() != test.media {
			t.Errorf("%s: received %v", name, m)
		}
	}
}

func Test_a_sender_number_missing_in_the_message_is_taken_from_the_session(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "first")
	for _, sender := range []string{peer, other} {
		for _, lidOnly := range []bool{false, true} {
			from := l.mark()
			_, err := w.server.Post(sender, own, letter("x", func(l *standinLetter) { l.ByLID, l.LIDOnly = true, lidOnly || sender == peer }))
			ok(t, err)
			if m := l.message(from); m.GetSenderNumber() != sender {
				t.Fatalf("from %s: received %v", sender, m)
			}
		}
	}
}

// Only messages from a person to the account itself are passed on; all others are acknowledged and dropped.
func Test_messages_that_are_not_from_a_person_are_ignored(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	for sender, chat := range map[string]types.JID{
		"919800000010": types.NewJID("120363000000000001", types.GroupServer),
		"919800000011": types.StatusBroadcastJID,
		"919800000012": types.NewJID("1700000000", types.BroadcastServer),
		"919800000013": types.NewJID("100000000000001", types.MessengerServer),
		"919800000014": types.NewJID("2-100000000000002", types.InteropServer),
		"919800000015": types.PSAJID,
		"919800000016": types.NewMetaAIJID,
		"919800000017": types.MetaAIJID,
	} {
		_, err := w.server.Post(sender, own, letter("from "+chat.String(), func(l *standinLetter) { l.Chat = chat }))
		ok(t, err)
	}
	post, err := proto.Marshal(&waE2E.Message{Conversation: proto.String("from a channel")})
	ok(t, err)
	w.server.Notify(own, wa.Node{Tag: "message",
		Attrs:   wa.Attrs{"from": types.NewJID("120363000000000002", types.NewsletterServer), "id": "3A0CHANNEL", "t": "1767330000", "type": "text", "server_id": "100"},
		Content: []wa.Node{{Tag: "plaintext", Content: post}}}, false)
	_, err = w.server.Write(peer, own, "from a person", "", true)
	ok(t, err)
	eventually(t, "acknowledged", func() bool { return len(w.server.Pending(own)) == 0 })
	if texts := l.texts(); !slices.Equal(texts, []string{"from a person"}) {
		t.Fatalf("received %q", texts)
	}
	for _, e := range l.all() {
		if notice := e.GetEngineNotice(); notice != nil {
			t.Errorf("received %v", notice)
		}
	}
}
