package standin

import (
	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waE2E"
)

// deliver sends a stanza to a companion, now or when it reconnects, until it acknowledges it.
func (s *Server) deliver(to *companion, node wa.Node) {
	s.mu.Lock()
	to.keep(node)
	c := to.conn
	if c != nil && !c.ready {
		c = nil
	}
	s.mu.Unlock()
	if c != nil {
		c.send(node)
	}
}

// seal encrypts a message of a phone for one companion.
func (s *Server) seal(from *phone, to *companion, message *waE2E.Message) (wa.Node, error) {
	from.signal.mu.Lock()
	defer from.signal.mu.Unlock()
	return from.signal.encrypt(to.address(), func() (bundle, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		return to.takeBundle(), nil
	}, message)
}

// Receipt sends the companions of `account` a receipt of `from` for a message: kind is "", "read" or "played".
func (s *Server) Receipt(account, from, id, kind string) error {
	p, err := s.phone(account)
	if err != nil {
		return err
	}
	other, err := s.phone(from)
	if err != nil {
		return err
	}
	s.mu.Lock()
	linked := p.linked()
	s.mu.Unlock()
	for _, device := range linked {
		attrs := wa.Attrs{"from": other.lidJID(), "id": id, "t": now()}
		if kind != "" {
			attrs["type"] = kind
		}
		s.deliver(device, wa.Node{Tag: "receipt", Attrs: attrs})
	}
	return nil
}

// Notify sends a stanza unchanged to the connected companions of a number, and returns how many there were.
func (s *Server) Notify(number string, node wa.Node, thenClose bool) int {
	conns := s.connsOf(number, 0)
	for _, c := range conns {
		c.send(node)
		if thenClose {
			c.hangUp()
		}
	}
	return len(conns)
}

// Drop cuts the connections of a number, or all when it is empty.
func (s *Server) Drop(number string) int {
	conns := s.connsOf(number, 0)
	for _, c := range conns {
		c.cut()
	}
	return len(conns)
}

// Pending lists the ids of messages that an account's companions have not acknowledged.
func (s *Server) Pending(number string) []string {
	p, err := s.phone(number)
	if err != nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := []string{}
	for _, linked := range p.linked() {
		for _, waiting := range linked.pending {
			if id, ok := waiting.node.Attrs["id"].(string); ok && waiting.node.Tag == "message" {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func (c *conn) onReceipt(node *wa.Node) {
	s := c.server
	kind := node.AttrGetter().OptionalString("type")
	s.count(func(s *Stats) { s.Receipts++ })
	if c.companion == nil {
		return
	}
	if kind == "retry" {
		s.count(func(s *Stats) { s.RetriesByClient++ })
		c.writeAgain(node)
	} else {
		s.mu.Lock()
		c.companion.acknowledged("message", node.Attrs["id"])
		s.mu.Unlock()
	}
	ack := wa.Node{Tag: "ack", Attrs: wa.Attrs{"id": node.Attrs["id"], "class": "receipt", "from": node.Attrs["to"], "t": now()}}
	if kind != "" {
		ack.Attrs["type"] = kind
	}
	c.send(ack)
}

// writeAgain acts as a phone whose companion cannot decrypt: a new session, the same text, the same id.
func (c *conn) writeAgain(node *wa.Node) {
	s := c.server
	id := node.AttrGetter().OptionalString("id")
	sender := s.account(node.AttrGetter().JID("to"))
	if sender == nil {
		return
	}
	s.mu.Lock()
	letter, known := sender.written[id]
	s.mu.Unlock()
	if !known {
		return
	}
	sender.signal.mu.Lock()
	delete(sender.signal.sessions, c.companion.address().String())
	sender.signal.mu.Unlock()
	again, err := s.stanza(sender, c.companion, letter)
	if err != nil {
		return
	}
	again.Content = []wa.Node{withAttr(again.GetChildByTag("enc"), "count", "1")}
	s.mu.Lock()
	// The client also acknowledges the stanza that it could not decrypt.
	c.companion.keep(again).ignore = 1
	s.mu.Unlock()
	c.send(again)
}

func (c *conn) onAck(node *wa.Node) {
	if c.companion == nil {
		return
	}
	ag := node.AttrGetter()
	s := c.server
	if ag.OptionalString("class") == "message" && ag.OptionalString("error") != "" {
		s.count(func(s *Stats) { s.MessageNacks++ })
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if ag.OptionalString("class") == "receipt" {
		c.companion.forget("receipt", node.Attrs["id"], node.Attrs["type"])
		return
	}
	c.companion.acknowledged(ag.OptionalString("class"), node.Attrs["id"])
}
