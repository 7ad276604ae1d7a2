package engine

import (
	"context"
	"strings"
	"testing"

	"ogensync.com/connect/bridge/internal/bridgepb"
)

// spellings are typed numbers and WhatsApp's spelling of them: without Brazil's ninth digit, with Mexico's 1
// and Argentina's 9.
var spellings = map[string]string{"5511987654321": "551187654321", "525512345678": "5215512345678", "541112345678": "5491112345678"}

func Test_a_message_is_delivered_to_the_number_in_WhatsApps_spelling(t *testing.T) {
	for _, numbersOnly := range []bool{false, true} {
		w := newWorld(t)
		w.server.Configure(func(o *standinOptions) { o.Registered, o.NumbersOnly = spellings, numbersOnly })
		l := w.link("s1", own)
		for typed, registered := range spellings {
			for _, id := range []string{"3EB0A", "3EB0B"} {
				reply := l.send(id+typed, typed, "hello")
				if reply.GetOutcome() != bridgepb.SendReply_SENT || reply.GetResolvedNumber() != registered {
					t.Fatalf("to %s: %v", typed, reply)
				}
				if a := w.arrival(registered, id+typed); a.Copies != 1 || a.Text != "hello" {
					t.Fatalf("to %s: arrived as %+v", typed, a)
				}
				l.await("its receipt", 0, func(e *bridgepb.SessionEvent) bool {
					receipt := e.GetReceipt()
					return receipt.GetKind() == bridgepb.Receipt_DELIVERED && receipt.GetMessageIds()[0] == id+typed
				})
			}
			if reply := l.send("3EB0C"+typed, registered, "hello"); reply.GetOutcome() != bridgepb.SendReply_SENT || reply.GetResolvedNumber() != "" {
				t.Fatalf("to %s: %v", registered, reply)
			}
			check := l.session.CheckNumber(context.Background(), typed)
			if check.GetAnswer() != bridgepb.CheckNumberReply_ON_WHATSAPP || check.GetNumber() != registered || !check.GetRemembered() {
				t.Fatalf("%s: %v", typed, check)
			}
		}
	}
}

func Test_WhatsApps_spelling_of_a_number_is_queried_once(t *testing.T) {
	w := newWorld(t)
	w.server.Configure(func(o *standinOptions) { o.Registered = spellings })
	l := w.link("s1", own)
	w.server.Trace(true)
	for _, id := range []string{"3EB0A", "3EB0B", "3EB0C"} {
		l.sent(id, "5511987654321", id)
	}
	asked := 0
	for _, line := range w.server.Trace(false) {
		if strings.HasPrefix(line, "C>") && strings.Contains(line, "<contact") {
			asked++
		}
	}
	if asked != 1 {
		t.Fatalf("queried %d times", asked)
	}
}

func Test_a_message_to_a_LID_without_a_known_number_is_sent_to_the_LID(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	from := l.mark()
	_, err := w.server.Post(peer, own, letter("who am I?", func(l *standinLetter) { l.LIDOnly = true }))
	ok(t, err)
	message := l.message(from)
	if message.GetSenderNumber() != "" || !strings.HasSuffix(message.GetSenderAddress(), "@lid") {
		t.Fatalf("received %v", message)
	}
	for _, id := range []string{"3EB0A", "3EB0B"} {
		reply := l.send(id, message.GetSenderAddress(), "you tell me")
		if reply.GetOutcome() != bridgepb.SendReply_SENT || reply.GetResolvedNumber() != "" {
			t.Fatalf("outcome %v", reply)
		}
		if a := w.arrival(peer, id); a.Copies != 1 || a.Text != "you tell me" {
			t.Fatalf("arrived as %+v", a)
		}
	}
}

func Test_a_message_to_an_unknown_LID_is_refused_and_not_sent(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	reply := l.send("3EB0A", "123456789012345@lid", "anybody?")
	if reply.GetOutcome() != bridgepb.SendReply_REFUSED || reply.GetCode() != "404" {
		t.Fatalf("outcome %v", reply)
	}
	if stats := w.server.Snapshot(); stats.Messages != 0 {
		t.Fatalf("%d messages were sent", stats.Messages)
	}
}
