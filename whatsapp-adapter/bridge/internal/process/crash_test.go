package process

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
)

// kills is how often the bridge is killed while messages go both ways.
const kills = 10

// Messages in progress have an unknown outcome and are sent again under the same id; no acknowledged message
// and no link is lost.
func Test_a_bridge_that_is_killed_repeatedly_loses_nothing(t *testing.T) {
	server, database := newServerAndDatabase(t)
	random := rand.New(rand.NewPCG(1, 2))
	b := start(t, config(server, database, socketIn(t)))
	s, _ := b.link("s1", own, server)
	device := s.device
	open, sent, written := []string{}, map[string]bool{}, 0
	durable := &durableIDs{ids: map[string]bool{}}
	for k := range kills {
		if k > 0 {
			b = start(t, config(server, database, socketIn(t)))
			s = b.open(context.Background(), "s1", device, int64(k+1))
			s.connected()
		}
		var receiving sync.WaitGroup
		receiving.Go(func() { durable.all(s) })
		death := time.AfterFunc(time.Duration(20+random.IntN(150))*time.Millisecond, func() { _ = b.cmd.Process.Kill() })
		for n := 0; !b.isGone(); n++ {
			if _, err := server.Write(peer, own, "in", fmt.Sprintf("3AIN%05d", written), n%2 == 0); err == nil {
				written++
			}
			id := fmt.Sprintf("3EB0%02d%05d", k, n)
			if len(open) > 0 {
				id, open = open[0], open[1:]
			}
			reply, err := b.send("s1", id, peer, "text of "+id)
			switch {
			case err == nil && reply.GetOutcome() == bridgepb.SendReply_SENT:
				sent[id] = true
			default:
				open = append(open, id)
			}
		}
		death.Stop()
		receiving.Wait()
	}
	b = start(t, config(server, database, socketIn(t)))
	s = b.open(context.Background(), "s1", device, kills+1)
	s.connected()
	go durable.all(s)
	for _, id := range open {
		reply, err := b.send("s1", id, peer, "text of "+id)
		ok(t, err)
		if reply.GetOutcome() != bridgepb.SendReply_SENT {
			t.Fatalf("%s: %v", id, reply)
		}
		sent[id] = true
	}
	eventually(t, "all that came is acknowledged", func() bool { return len(server.Pending(own)) == 0 })
	for n := range written {
		if !durable.has(fmt.Sprintf("3AIN%05d", n)) {
			t.Errorf("message %d to us was never received", n)
		}
	}
	twice := 0
	for id := range sent {
		a := arrivalOf(server.Arrivals(peer), id)
		if a.Copies == 0 || a.Text != "text of "+id || a.Conflict {
			t.Errorf("%s arrived as %+v", id, a)
		}
		if a.Copies > 1 {
			twice++
		}
	}
	t.Logf("%d kills: %d sent, %d of them in two copies under one id, %d written to us, %+v", kills, len(sent), twice, written, server.Snapshot())
	if stats := server.Snapshot(); stats.Registrations != 1 {
		t.Fatalf("%d links were needed", stats.Registrations)
	}
}

// durableIDs are the messages that were made durable.
type durableIDs struct {
	mu  sync.Mutex
	ids map[string]bool
}

func (h *durableIDs) has(id string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.ids[id]
}

// all makes every message durable and acknowledges it, until the stream breaks.
func (h *durableIDs) all(s *session) {
	for {
		e, err := s.stream.Recv()
		if err != nil {
			return
		}
		if m := e.GetMessage(); m != nil {
			h.mu.Lock()
			h.ids[m.GetMessageId()] = true
			h.mu.Unlock()
			_, _ = s.b.bridge.AcknowledgeMessage(context.Background(), &bridgepb.AcknowledgeMessageRequest{
				SessionId: s.id, MessageId: m.GetMessageId(), SenderAddress: m.GetSenderAddress(), Durable: true})
		}
	}
}

func arrivalOf(all []standin.Arrival, id string) standin.Arrival {
	for _, a := range all {
		if a.ID == id {
			return a
		}
	}
	return standin.Arrival{}
}
