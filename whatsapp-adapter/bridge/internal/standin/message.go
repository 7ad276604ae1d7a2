package standin

import (
	"errors"
	"time"

	"go.mau.fi/libsignal/signalerror"
	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
)

// target is one device that a message was encrypted for.
type target struct {
	jid types.JID
	enc wa.Node
}

// onMessage handles a message from a companion: processes it, acknowledges it, and answers for the recipient's phone.
func (c *conn) onMessage(node *wa.Node) {
	s := c.server
	to := node.AttrGetter().JID("to")
	id := node.AttrGetter().OptionalString("id")
	recipient := s.account(to)
	if c.companion == nil || recipient == nil || id == "" {
		c.cut()
		return
	}
	from := c.companion.phone.number
	s.count(func(s *Stats) { s.Messages++ })
	s.note(from, recipient.number, id, func(a *Arrival) { a.Frames++ })
	fault := s.messageFault(from, recipient.number, id)
	switch fault.Action {
	case Swallow:
		return
	case DropBeforeAck:
		c.cut()
		return
	case Nack:
		s.note(from, recipient.number, id, func(a *Arrival) { a.Nack = fault.Code })
		c.send(wa.Node{Tag: "ack", Attrs: wa.Attrs{"id": id, "class": "message", "from": to, "t": now(), "error": fault.Code}})
		return
	case Undecryptable:
		recipient.signal.mu.Lock()
		clear(recipient.signal.sessions)
		recipient.signal.mu.Unlock()
	}
	received := false
	for _, t := range targets(node, to) {
		received = c.give(node, recipient, t) || received
	}
	s.mu.Lock()
	delay := time.Duration(s.options.AckDelayMillis)*time.Millisecond + fault.delay()
	s.mu.Unlock()
	if delay == 0 {
		c.acknowledge(id, to, recipient, fault, received)
		return
	}
	time.AfterFunc(delay, func() { c.acknowledge(id, to, recipient, fault, received) })
}

func targets(node *wa.Node, to types.JID) (all []target) {
	participants := node.GetChildByTag("participants")
	for _, device := range participants.GetChildrenByTag("to") {
		all = append(all, target{device.AttrGetter().JID("jid"), device.GetChildByTag("enc")})
	}
	if direct, ok := node.GetOptionalChildByTag("enc"); ok {
		all = append(all, target{to, direct})
	}
	return all
}

func (c *conn) acknowledge(id string, to types.JID, recipient *phone, fault Fault, received bool) {
	s := c.server
	sender := c.companion
	switch fault.Action {
	case NoAck:
		return
	case ProcessThenDrop:
		c.cut()
		return
	}
	s.note(sender.phone.number, recipient.number, id, func(a *Arrival) { a.Acks++ })
	c.send(wa.Node{Tag: "ack", Attrs: wa.Attrs{"id": id, "class": "message", "from": to, "t": now()}})
	if fault.Action == AckThenDrop {
		c.hangUp()
	}
	if !received || fault.Action == NoReceipts {
		return
	}
	s.mu.Lock()
	delivered, read := s.options.AutoDelivered, s.options.AutoRead
	s.mu.Unlock()
	if delivered {
		s.deliver(sender, wa.Node{Tag: "receipt", Attrs: wa.Attrs{"from": to, "id": id, "t": now()}})
	}
	if read {
		s.deliver(sender, wa.Node{Tag: "receipt", Attrs: wa.Attrs{"from": to, "id": id, "t": now(), "type": "read"}})
	}
}

// give passes one device its copy, and returns whether the recipient's phone has the message.
func (c *conn) give(node *wa.Node, recipient *phone, t target) bool {
	s := c.server
	p := s.account(t.jid)
	if p == nil {
		return false
	}
	if t.jid.Device != 0 {
		c.forward(node, p, t)
		return false
	}
	kind, _ := t.enc.Attrs["type"].(string)
	sealed, _ := t.enc.Content.([]byte)
	p.signal.mu.Lock()
	message, err := p.signal.decrypt(c.companion.address(), kind, sealed)
	p.signal.mu.Unlock()
	id := node.AttrGetter().OptionalString("id")
	own := p == c.companion.phone && p != recipient
	if err != nil {
		return c.undecrypted(node, recipient, p, sealed, own, err)
	}
	text := textOf(message)
	if sent := message.GetDeviceSentMessage(); sent != nil {
		text, own = textOf(sent.GetMessage()), true
	}
	s.count(func(s *Stats) { s.Decrypted++ })
	s.note(c.companion.phone.number, recipient.number, id, func(a *Arrival) {
		a.opened[string(sealed)] = true
		a.saw(text, own)
	})
	return !own
}

// undecrypted distinguishes a repeated copy from one that cannot be opened; the phone requests the latter again. A new
// message under a used counter is lost: phones take it for a duplicate and do not report it.
func (c *conn) undecrypted(node *wa.Node, recipient, p *phone, sealed []byte, own bool, err error) bool {
	s := c.server
	id := node.AttrGetter().OptionalString("id")
	again, lost := false, errors.Is(err, signalerror.ErrOldCounter)
	s.note(c.companion.phone.number, recipient.number, id, func(a *Arrival) {
		again = a.opened[string(sealed)]
		switch {
		case again && own:
			a.OwnCopies++
		case again:
			a.Copies++
		default:
			a.DecryptErrors++
		}
	})
	if again {
		s.count(func(s *Stats) { s.Duplicates++ })
		return !own
	}
	s.count(func(s *Stats) { s.DecryptErrors++ })
	if !own && !lost {
		_ = s.askAgain(c.companion, p, node.AttrGetter().JID("to"), id)
	}
	return false
}

// AskAgain reports to the account's companions that the phone of `from` cannot decrypt a message of theirs.
func (s *Server) AskAgain(account, from, id string) error {
	p, err := s.phone(account)
	if err != nil {
		return err
	}
	asking, err := s.phone(from)
	if err != nil {
		return err
	}
	s.mu.Lock()
	linked := p.linked()
	s.mu.Unlock()
	for _, device := range linked {
		asking.signal.mu.Lock()
		delete(asking.signal.sessions, device.address().String())
		asking.signal.mu.Unlock()
		if err := s.askAgain(device, asking, asking.lidJID(), id); err != nil {
			return err
		}
	}
	return nil
}

// askAgain acts as a phone that cannot decrypt: a retry receipt with a new prekey bundle, from the address that
// the message was sent to.
func (s *Server) askAgain(sender *companion, p *phone, from types.JID, id string) error {
	p.signal.mu.Lock()
	keys, err := p.signal.bundle()
	p.signal.mu.Unlock()
	if err != nil {
		return err
	}
	nodes := keys.nodes()
	s.deliver(sender, wa.Node{Tag: "receipt", Attrs: wa.Attrs{"from": from, "id": id, "type": "retry", "t": now()}, Content: []wa.Node{
		{Tag: "retry", Attrs: wa.Attrs{"count": "1", "id": id, "t": now(), "v": "1", "error": "0"}},
		nodes[0],
		{Tag: "keys", Content: []wa.Node{nodes[1], nodes[2], nodes[4], nodes[3]}},
	}})
	return nil
}

// forward passes a copy on to another companion, still sealed.
func (c *conn) forward(node *wa.Node, p *phone, t target) {
	s := c.server
	s.mu.Lock()
	other := p.companions[t.jid.Device]
	s.mu.Unlock()
	if other == nil {
		return
	}
	attrs := wa.Attrs{"id": node.Attrs["id"], "t": now(), "type": node.Attrs["type"], "notify": c.companion.phone.name}
	if t.jid.Server == types.HiddenUserServer {
		attrs["from"], attrs["sender_pn"], attrs["addressing_mode"] = c.companion.lidJID(), c.companion.phone.jid(), "lid"
	} else {
		attrs["from"], attrs["sender_lid"] = c.companion.jid(), c.companion.phone.lidJID()
	}
	if p == c.companion.phone {
		attrs["recipient"] = node.Attrs["to"]
	}
	content := []wa.Node{t.enc}
	if identity, ok := node.GetOptionalChildByTag("device-identity"); ok && t.enc.Attrs["type"] == "pkmsg" {
		content = append(content, identity)
	}
	s.deliver(other, wa.Node{Tag: "message", Attrs: attrs, Content: content})
}

func textOf(message *waE2E.Message) string {
	if text := message.GetExtendedTextMessage().GetText(); text != "" {
		return text
	}
	return message.GetConversation()
}
