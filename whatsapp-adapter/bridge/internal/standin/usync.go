package standin

import (
	"cmp"
	"slices"
	"strings"

	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"
)

// onUsync answers a client's queries about numbers: whether they exist, their devices, their LIDs.
func (c *conn) onUsync(node *wa.Node, child wa.Node) {
	query, list := child.GetChildByTag("query"), child.GetChildByTag("list")
	var asked []string
	var echoed []wa.Node
	for _, protocol := range query.GetChildren() {
		asked = append(asked, protocol.Tag)
		echoed = append(echoed, wa.Node{Tag: protocol.Tag})
	}
	var users []wa.Node
	for _, user := range list.GetChildrenByTag("user") {
		users = append(users, c.server.about(user, asked))
	}
	c.result(node, wa.Node{Tag: "usync",
		Attrs:   wa.Attrs{"context": child.Attrs["context"], "index": "0", "last": "true", "mode": child.Attrs["mode"], "sid": child.Attrs["sid"]},
		Content: []wa.Node{{Tag: "result", Content: echoed}, {Tag: "list", Content: users}}})
}

func (s *Server) about(user wa.Node, asked []string) wa.Node {
	jid := user.AttrGetter().OptionalJIDOrEmpty("jid")
	contact, _ := user.GetChildByTag("contact").Content.([]byte)
	text := string(contact)
	byContact := jid.IsEmpty() && text != ""
	if byContact {
		jid = types.NewJID(s.registered(strings.TrimSuffix(strings.TrimPrefix(text, "+"), "@c.us")), types.DefaultUserServer)
	}
	p := s.account(jid)
	if p != nil && s.isAbsent(p.number) {
		p = nil
	}
	answer := wa.Node{Tag: "user", Attrs: wa.Attrs{"jid": jid}}
	if p != nil && byContact && strings.HasSuffix(text, "@c.us") && !s.answersNumbersOnly() {
		answer.Attrs = wa.Attrs{"jid": p.lidJID(), "pn_jid": jid}
	}
	var content []wa.Node
	for _, what := range asked {
		switch what {
		case "devices":
			content = append(content, wa.Node{Tag: "devices", Content: []wa.Node{s.deviceList(p)}})
		case "lid":
			if p != nil {
				content = append(content, wa.Node{Tag: "lid", Attrs: wa.Attrs{"val": p.lidJID()}})
			}
		case "contact":
			kind := "out"
			if p != nil {
				kind = "in"
			}
			node := wa.Node{Tag: "contact", Attrs: wa.Attrs{"type": kind}}
			if text != "" {
				node.Content = []byte(text)
			}
			content = append(content, node)
		}
	}
	if len(content) > 0 {
		answer.Content = content
	}
	return answer
}

func (s *Server) deviceList(p *phone) wa.Node {
	list := wa.Node{Tag: "device-list", Attrs: wa.Attrs{"hash": "2:abcdef"}}
	var devices []wa.Node
	if p != nil {
		devices = append(devices, wa.Node{Tag: "device", Attrs: wa.Attrs{"id": "0"}})
		s.mu.Lock()
		for _, linked := range p.linked() {
			devices = append(devices, wa.Node{Tag: "device", Attrs: wa.Attrs{"id": int(linked.device), "key-index": int(linked.keyIndex)}})
		}
		s.mu.Unlock()
	}
	list.Content = devices
	return list
}

func (s *Server) isAbsent(number string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.options.NotOnWhatsApp, number) || s.options.Registered[number] != ""
}

// registered is a typed number in WhatsApp's spelling.
func (s *Server) registered(typed string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return cmp.Or(s.options.Registered[typed], typed)
}

func (s *Server) answersNumbersOnly() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.options.NumbersOnly
}

func (s *Server) hasNoPreKeys(number string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.options.NoPreKeys, number)
}
