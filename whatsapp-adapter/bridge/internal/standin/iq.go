package standin

import (
	"bytes"
	"compress/zlib"

	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/proto/waHistorySync"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

func (c *conn) onIQ(node *wa.Node) {
	var child wa.Node
	if children := node.GetChildren(); len(children) > 0 {
		child = children[0]
	}
	if node.Attrs["type"] == "result" || node.Attrs["type"] == "error" {
		if child.Tag == "pair-device-sign" {
			c.onPairSigned(child)
		}
		return
	}
	namespace, _ := node.Attrs["xmlns"].(string)
	if namespace == "md" && child.Tag == "link_code_companion_reg" {
		c.onLinkCode(node, child)
		return
	}
	if c.companion == nil && namespace == "md" && c.onPasskey(node, child) {
		return
	}
	if c.companion == nil && namespace != "w:p" {
		c.refuse(node)
		return
	}
	switch namespace {
	case "w:p", "w:stats", "urn:xmpp:whatsapp:dirty":
		c.result(node)
	case "passive":
		c.result(node)
		c.releaseQueue()
		c.greet()
	case "encrypt":
		c.onKeys(node, child)
	case "usync":
		c.onUsync(node, child)
	case "abt":
		c.result(node, wa.Node{Tag: "props", Attrs: wa.Attrs{"protocol": "1", "hash": "standin1", "refresh": "86400", "refresh_id": "1"}})
	case "blocklist":
		c.result(node, wa.Node{Tag: "list", Attrs: wa.Attrs{"dhash": "1"}})
	case "privacy":
		c.onPrivacy(node, child)
	case "w:sync:app:state":
		c.onAppState(node, child)
	case "w:g2":
		c.result(node, wa.Node{Tag: "groups"})
	case "md":
		c.onDevices(node, child)
	default:
		c.refuse(node)
	}
}

func (c *conn) refuse(node *wa.Node) {
	c.server.count(func(s *Stats) { s.Unhandled++ })
	c.send(wa.Node{Tag: "iq", Attrs: wa.Attrs{"from": types.ServerJID, "id": node.Attrs["id"], "type": "error"},
		Content: []wa.Node{{Tag: "error", Attrs: wa.Attrs{"code": "501", "text": "feature-not-implemented"}}}})
}

func (c *conn) onPrivacy(node *wa.Node, child wa.Node) {
	if child.Tag == "tokens" {
		c.result(node, wa.Node{Tag: "tokens"})
		return
	}
	var categories []wa.Node
	for _, name := range []string{"readreceipts", "last", "profile", "status", "online", "groupadd", "calladd"} {
		categories = append(categories, wa.Node{Tag: "category", Attrs: wa.Attrs{"name": name, "value": "all"}})
	}
	c.result(node, wa.Node{Tag: "privacy", Content: categories})
}

func (c *conn) onAppState(node *wa.Node, child wa.Node) {
	var collections []wa.Node
	for _, wanted := range child.GetChildrenByTag("collection") {
		version := wanted.AttrGetter().OptionalString("version")
		if version == "" {
			version = "0"
		}
		collections = append(collections, wa.Node{Tag: "collection", Attrs: wa.Attrs{"name": wanted.Attrs["name"], "version": version, "type": "result"}})
	}
	c.result(node, wa.Node{Tag: "sync", Content: collections})
}

func (c *conn) onDevices(node *wa.Node, child wa.Node) {
	if child.Tag != "remove-companion-device" {
		c.refuse(node)
		return
	}
	c.result(node)
	c.server.mu.Lock()
	delete(c.companion.phone.companions, c.companion.device)
	c.server.mu.Unlock()
	c.removed()
}

// onKeys counts, stores and hands out prekeys.
func (c *conn) onKeys(node *wa.Node, child wa.Node) {
	s := c.server
	switch child.Tag {
	case "count":
		s.mu.Lock()
		held := len(c.companion.oneTime)
		s.mu.Unlock()
		c.result(node, wa.Node{Tag: "count", Attrs: wa.Attrs{"value": held}})
	case "digest":
		s.mu.Lock()
		keys := c.companion.keys
		s.mu.Unlock()
		c.result(node, wa.Node{Tag: "digest", Content: []wa.Node{
			{Tag: "registration", Content: bytes4(keys.registrationID)}, {Tag: "identity", Content: keys.identity[:]}}})
	case "key":
		c.onKeyFetch(node, child)
	case "rotate":
		c.result(node)
	default:
		if !c.storeKeys(node) {
			c.refuse(node)
			return
		}
		c.result(node)
	}
}

func (c *conn) storeKeys(node *wa.Node) bool {
	signed, ok := readKey(node.GetChildByTag("skey"))
	signature, _ := node.GetChildByTag("skey", "signature").Content.([]byte)
	registration, _ := node.GetChildByTag("registration").Content.([]byte)
	if !ok || len(signature) != 64 || len(registration) != 4 {
		return false
	}
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	c.companion.keys = bundle{registrationID: number(registration), identity: c.companion.identity, signed: signed, signature: [64]byte(signature)}
	list := node.GetChildByTag("list")
	for _, key := range list.GetChildrenByTag("key") {
		if read, ok := readKey(key); ok {
			c.companion.oneTime = append(c.companion.oneTime, read)
		}
	}
	return true
}

func readKey(node wa.Node) (preKey, bool) {
	id, _ := node.GetChildByTag("id").Content.([]byte)
	value, _ := node.GetChildByTag("value").Content.([]byte)
	if len(value) != 32 {
		return preKey{}, false
	}
	return preKey{number(id), [32]byte(value)}, true
}

func (c *conn) onKeyFetch(node *wa.Node, child wa.Node) {
	var users []wa.Node
	for _, wanted := range child.GetChildrenByTag("user") {
		jid := wanted.AttrGetter().JID("jid")
		keys, ok := c.server.keysOf(jid)
		user := wa.Node{Tag: "user", Attrs: wa.Attrs{"jid": jid}}
		if ok {
			user.Attrs["t"] = now()
			user.Content = keys.nodes()
		} else {
			user.Content = []wa.Node{{Tag: "error", Attrs: wa.Attrs{"code": "404", "text": "item-not-found"}}}
		}
		users = append(users, user)
	}
	c.result(node, wa.Node{Tag: "list", Content: users})
}

func (s *Server) keysOf(jid types.JID) (bundle, bool) {
	p := s.account(jid)
	if p == nil || s.hasNoPreKeys(p.number) {
		return bundle{}, false
	}
	if jid.Device != 0 {
		s.mu.Lock()
		defer s.mu.Unlock()
		linked := p.companions[jid.Device]
		if linked == nil {
			return bundle{}, false
		}
		return linked.takeBundle(), true
	}
	p.signal.mu.Lock()
	defer p.signal.mu.Unlock()
	keys, err := p.signal.bundle()
	return keys, err == nil
}

// greet sends a new companion its first, empty history, as a phone does.
func (c *conn) greet() {
	s := c.server
	s.mu.Lock()
	linked := c.companion
	skip := !s.options.HistorySync || linked.greeted || linked.keys.registrationID == 0
	linked.greeted = linked.greeted || !skip
	s.mu.Unlock()
	if skip {
		return
	}
	history, err := proto.Marshal(&waHistorySync.HistorySync{SyncType: waHistorySync.HistorySync_INITIAL_BOOTSTRAP.Enum(), Progress: proto.Uint32(100)})
	if err != nil {
		return
	}
	var zipped bytes.Buffer
	w := zlib.NewWriter(&zipped)
	_, _ = w.Write(history)
	_ = w.Close()
	message := &waE2E.Message{ProtocolMessage: &waE2E.ProtocolMessage{
		Type: waE2E.ProtocolMessage_HISTORY_SYNC_NOTIFICATION.Enum(),
		HistorySyncNotification: &waE2E.HistorySyncNotification{
			SyncType: waE2E.HistorySyncType_INITIAL_BOOTSTRAP.Enum(), ChunkOrder: proto.Uint32(1), Progress: proto.Uint32(100),
			InitialHistBootstrapInlinePayload: zipped.Bytes(),
		},
	}}
	own := linked.phone
	sealed, err := s.seal(own, linked, message)
	if err != nil {
		return
	}
	s.deliver(linked, wa.Node{Tag: "message", Content: []wa.Node{sealed}, Attrs: wa.Attrs{
		"from": own.jid(), "id": randomID("HIST", 6), "t": now(), "type": "text", "category": "peer", "notify": own.name, "peer_recipient_lid": own.lidJID()}})
}
