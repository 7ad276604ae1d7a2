package engine

import (
	"context"
	"strings"
	"testing"
	"time"

	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
)

func Test_each_fault_of_a_send_has_its_outcome(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0FIRST", peer, "first")
	for _, test := range []struct {
		action   string
		code     string
		outcome  bridgepb.SendReply_Outcome
		received int
	}{
		{standin.Nack, "463", bridgepb.SendReply_REFUSED, 0},
		{standin.Nack, "429", bridgepb.SendReply_REFUSED, 0},
		{standin.Nack, "479", bridgepb.SendReply_REFUSED, 0},
		{standin.Swallow, "", bridgepb.SendReply_UNKNOWN, 0},
		{standin.NoAck, "", bridgepb.SendReply_UNKNOWN, 1},
		{standin.DropBeforeAck, "", bridgepb.SendReply_UNKNOWN, 0},
		{standin.ProcessThenDrop, "", bridgepb.SendReply_UNKNOWN, 1},
		{standin.AckThenDrop, "", bridgepb.SendReply_SENT, 1},
		{standin.Slow, "", bridgepb.SendReply_SENT, 1},
		{standin.NoReceipts, "", bridgepb.SendReply_SENT, 1},
	} {
		t.Run(test.action+test.code, func(t *testing.T) {
			id := "3EB0" + test.action + test.code
			w.server.Inject(standin.Fault{Action: test.action, ID: id, Code: test.code, DelayMillis: 50})
			from := l.mark()
			reply := l.session.Send(context.Background(), id, peer, id, time.Now().Add(700*time.Millisecond))
			if reply.GetOutcome() != test.outcome || reply.GetCode() != test.code {
				t.Fatalf("outcome %v", reply)
			}
			if a := w.arrival(peer, id); a.Copies != test.received {
				t.Fatalf("arrived as %+v", a)
			}
			if strings.HasSuffix(test.action, "_drop") || strings.HasPrefix(test.action, "drop_") {
				l.connection(from, bridgepb.Connection_CONNECTED)
			}
			if test.outcome != bridgepb.SendReply_UNKNOWN {
				return
			}
			// The same id again: the recipient has one message.
			if again := l.send(id, peer, id); again.GetOutcome() != bridgepb.SendReply_SENT {
				t.Fatalf("again: %v", again)
			}
			if a := w.arrival(peer, id); a.Copies != test.received+1 || a.Text != id || a.Conflict {
				t.Fatalf("again, it arrived as %+v", a)
			}
		})
	}
}

func Test_a_message_to_a_number_that_is_not_on_WhatsApp_is_refused_and_not_sent(t *testing.T) {
	w := newWorld(t)
	w.server.Configure(func(o *standinOptions) { o.NotOnWhatsApp = []string{other} })
	l := w.link("s1", own)
	reply := l.send("3EB0NONE", other, "nobody")
	if reply.GetOutcome() != bridgepb.SendReply_REFUSED || reply.GetCode() != "404" {
		t.Fatalf("outcome %v", reply)
	}
	if a := w.arrival(other, "3EB0NONE"); a.Frames != 0 {
		t.Fatalf("a frame was sent: %+v", a)
	}
	for number, want := range map[string]bridgepb.CheckNumberReply_Answer{
		other: bridgepb.CheckNumberReply_NOT_ON_WHATSAPP, peer: bridgepb.CheckNumberReply_ON_WHATSAPP} {
		first, second := l.session.CheckNumber(context.Background(), number), l.session.CheckNumber(context.Background(), number)
		if first.GetAnswer() != want || second.GetAnswer() != want || !second.GetRemembered() {
			t.Fatalf("%s: %v, %v", number, first, second)
		}
	}
}

func Test_without_a_connection_the_outcome_is_not_sent(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	w.server.Hang()
	l.connection(l.mark()-1, bridgepb.Connection_DISCONNECTED)
	if reply := l.send("3EB0OFF", peer, "x"); reply.GetOutcome() != bridgepb.SendReply_NOT_SENT || reply.GetReason() != "not_connected" {
		t.Fatalf("outcome %v", reply)
	}
}

func Test_bad_requests_are_never_sent(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	for _, reply := range []*bridgepb.SendReply{l.send("", peer, "x"), l.send("3EB0", "+91", "x"), l.send("3EB0", "status@broadcast", "x"), l.send("3EB0", peer, "")} {
		if reply.GetOutcome() != bridgepb.SendReply_NOT_SENT || reply.GetReason() != "bad_request" {
			t.Fatalf("outcome %v", reply)
		}
	}
}

func Test_a_message_is_resent_to_a_recipient_who_cannot_decrypt_it(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "a")
	w.server.Inject(standin.Fault{Action: standin.Undecryptable, ID: "3EB0B"})
	l.send("3EB0B", peer, "b")
	eventually(t, "the second try is read", func() bool { return w.arrival(peer, "3EB0B").Copies == 1 })
	if a := w.arrival(peer, "3EB0B"); a.Text != "b" || a.DecryptErrors != 1 {
		t.Fatalf("arrived as %+v", a)
	}
}

// After a restart the library no longer has the messages that it sent.
func Test_after_a_restart_the_text_of_a_resent_message_is_requested_from_the_opener(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "a")
	device := l.session.Device()
	l.session.Close()
	ok(t, w.server.AskAgain(own, peer, "3EB0A"))
	again := w.open(w.engine, "s1", device, 1)
	again.await("the text is wanted", 0, func(e *bridgepb.SessionEvent) bool { return e.GetTextWanted().GetMessageId() == "3EB0A" })
	text := "a"
	again.session.ProvideText("3EB0A", &text)
	eventually(t, "the second copy", func() bool { return w.arrival(peer, "3EB0A").Copies == 2 })
	if a := w.arrival(peer, "3EB0A"); a.Conflict {
		t.Fatalf("arrived as %+v", a)
	}
}
