package standin

import (
	"context"
	"strconv"
	"sync"
	"time"

	"github.com/coder/websocket"
	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waWa6"
	"go.mau.fi/whatsmeow/types"
)

// conn is one client's connection: first unpaired or logging in, then a companion's.
type conn struct {
	server  *Server
	socket  *websocket.Conn
	noise   *responder
	writing sync.Mutex

	registration *waWa6.ClientPayload_DevicePairingRegistrationData
	refs         []string
	pairing      *companion
	code         *codePairing

	// Under the server's lock:
	passkey   *passkeyPairing
	companion *companion
	ready     bool
	offline   []wa.Node
}

func (c *conn) serve(ctx context.Context) {
	defer c.gone()
	for {
		_, data, err := c.socket.Read(ctx)
		if err != nil {
			return
		}
		steps, err := c.noise.feed(data)
		for _, next := range steps {
			if !c.take(next) {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (c *conn) take(next step) bool {
	switch {
	case next.reply != nil:
		return c.write(next.reply) == nil
	case next.payload != nil:
		c.login(next.payload)
	default:
		plain, err := wa.Unpack(next.frame)
		if err != nil {
			return false
		}
		node, err := wa.Unmarshal(plain)
		if err != nil {
			return false
		}
		c.server.record("C>", node)
		c.receive(node)
	}
	return true
}

func (c *conn) gone() {
	_ = c.socket.CloseNow()
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, c)
	c.ready = false
	if c.companion != nil && c.companion.conn == c {
		c.companion.conn = nil
	}
	for _, ref := range c.refs {
		delete(s.refs, ref)
	}
}

func (c *conn) write(frame []byte) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return c.socket.Write(ctx, websocket.MessageBinary, frame)
}

// send seals and writes a stanza; a connection that is gone swallows it.
func (c *conn) send(node wa.Node) {
	plain, err := wa.Marshal(node)
	if err != nil {
		panic(err)
	}
	c.server.record("S>", &node)
	c.writing.Lock()
	defer c.writing.Unlock()
	if c.noise.write == nil {
		return
	}
	_ = c.write(c.noise.sealFrame(plain))
}

// cut drops the TCP connection without a stanza.
func (c *conn) cut() { _ = c.socket.CloseNow() }

// hangUp closes the connection a moment after the last stanza: clients may lose data that arrives with the close.
func (c *conn) hangUp() {
	time.AfterFunc(20*time.Millisecond, func() { _ = c.socket.Close(websocket.StatusNormalClosure, "") })
}

func (c *conn) receive(node *wa.Node) {
	switch node.Tag {
	case "iq":
		c.onIQ(node)
	case "message":
		c.onMessage(node)
	case "receipt":
		c.onReceipt(node)
	case "ack":
		c.onAck(node)
	case "ib":
		if _, asked := node.GetOptionalChildByTag("offline_batch"); asked {
			c.releaseQueue()
		}
	}
}

// login is a registration (then codes are shown) or a companion that reconnects.
func (c *conn) login(payload *waWa6.ClientPayload) {
	s := c.server
	number := strconv.FormatUint(payload.GetUsername(), 10)
	if f := s.takeFault(func(f *Fault) bool { return f.Action == LoginFailure && (f.From == "" || f.From == number) }); f != nil {
		c.fail(f.failure())
		return
	}
	if payload.GetDevicePairingData() != nil {
		c.register(payload.GetDevicePairingData())
		return
	}
	s.mu.Lock()
	var found *companion
	if p := s.phones[number]; p != nil {
		found = p.companions[uint16(payload.GetDevice())]
	}
	if found == nil || string(found.noise) != string(c.noise.clientStatic) {
		s.mu.Unlock()
		c.fail(wa.Attrs{"reason": "401"})
		return
	}
	former := found.conn
	found.conn, c.companion, c.ready = c, found, true
	c.offline = found.queue()
	s.stats.Logins++
	s.mu.Unlock()
	if former != nil {
		former.replaced(s.takeFault(func(f *Fault) bool { return f.Action == ReplaceSilently && (f.From == "" || f.From == number) }) != nil)
	}
	c.send(wa.Node{Tag: "success", Attrs: wa.Attrs{"t": now(), "props": "27", "companion_enc_static": "", "lid": found.lidJID(), "location": "frc"}})
	c.preview()
}

func (c *conn) replaced(silently bool) {
	if silently {
		c.cut()
		return
	}
	c.send(wa.Node{Tag: "stream:error", Content: []wa.Node{{Tag: "conflict", Attrs: wa.Attrs{"type": "replaced"}}}})
	c.hangUp()
}

func (c *conn) preview() {
	queue := c.offline
	if len(queue) == 0 {
		c.send(wa.Node{Tag: "ib", Attrs: wa.Attrs{"from": types.ServerJID}, Content: []wa.Node{{Tag: "offline", Attrs: wa.Attrs{"count": "0"}}}})
		return
	}
	count := map[string]int{}
	for _, node := range queue {
		count[node.Tag]++
	}
	c.send(wa.Node{Tag: "ib", Attrs: wa.Attrs{"from": types.ServerJID}, Content: []wa.Node{{Tag: "offline_preview", Attrs: wa.Attrs{
		"count": len(queue), "message": count["message"], "receipt": count["receipt"]}}}})
}

// releaseQueue sends the waiting stanzas. A client requests it, or reports that it is active.
func (c *conn) releaseQueue() {
	c.server.mu.Lock()
	queue := c.offline
	c.offline = nil
	c.server.mu.Unlock()
	if len(queue) == 0 {
		return
	}
	for i, node := range queue {
		c.send(withAttr(node, "offline", strconv.Itoa(i)))
	}
	c.send(wa.Node{Tag: "ib", Attrs: wa.Attrs{"from": types.ServerJID}, Content: []wa.Node{{Tag: "offline", Attrs: wa.Attrs{"count": len(queue)}}}})
}

func (c *conn) fail(attrs wa.Attrs) {
	c.server.count(func(s *Stats) { s.Failures++ })
	attrs["location"] = "frc"
	c.send(wa.Node{Tag: "failure", Attrs: attrs})
	c.hangUp()
}

func (c *conn) result(query *wa.Node, content ...wa.Node) {
	answer := wa.Node{Tag: "iq", Attrs: wa.Attrs{"from": types.ServerJID, "id": query.Attrs["id"], "type": "result"}}
	if len(content) > 0 {
		answer.Content = content
	}
	c.send(answer)
}

func now() string { return strconv.FormatInt(time.Now().Unix(), 10) }
