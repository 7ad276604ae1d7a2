package engine

import (
	"context"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/types"
	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
)

func Test_the_library_still_has_the_field_that_names_the_recipient(t *testing.T) {
	method, ok := reflect.TypeFor[*whatsmeow.DangerousInternalClient]().MethodByName("SendDM")
	if !ok || method.Type.NumIn() != 8 || method.Type.NumOut() != 3 {
		t.Fatal("SendDM has changed")
	}
	field, ok := method.Type.In(7).FieldByName("peerRecipientPN")
	if !ok || field.Type != reflect.TypeFor[types.JID]() {
		t.Fatal("the recipient's field has changed")
	}
}

func Test_late_acknowledgements_delay_only_a_few_messages(t *testing.T) {
	w := newWorld(t)
	l := w.link("s1", own)
	l.sent("3EB0FIRST", peer, "first")
	const messages = 20
	w.server.Configure(func(o *standin.Options) { o.AckDelayMillis = 200 })
	began := time.Now()
	var all sync.WaitGroup
	for i := range messages {
		all.Go(func() {
			id := fmt.Sprintf("3EB0LATE%d", i)
			if reply := l.session.Send(context.Background(), id, peer, id, time.Now().Add(20*time.Second)); reply.GetOutcome() != bridgepb.SendReply_SENT {
				t.Errorf("%s: %v", id, reply)
			}
		})
	}
	all.Wait()
	if took := time.Since(began); took > messages*200*time.Millisecond/2 {
		t.Errorf("took %v", took)
	}
	for i := range messages {
		id := fmt.Sprintf("3EB0LATE%d", i)
		if a := w.arrival(peer, id); a.Copies != 1 || a.Text != id || a.Conflict || a.DecryptErrors > 0 {
			t.Errorf("arrived as %+v", a)
		}
	}
}
