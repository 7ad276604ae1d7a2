package standin

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"

	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/encoding/protojson"
)

// order is the body of every call of the control port; each call uses some of its fields.
type order struct {
	QR     string `json:"qr"`
	Number string `json:"number"`
	Code   string `json:"code"`
	From   string `json:"from"`
	To     string `json:"to"`
	Text   string `json:"text"`
	ID     string `json:"id"`
	Type   string `json:"type"`
	ByLID  bool   `json:"by_lid"`
	// LIDOnly, Media and Content are of "write": see Letter. Content is a waE2E.Message in protobuf's JSON.
	LIDOnly bool            `json:"lid_only"`
	Media   string          `json:"media"`
	Content json.RawMessage `json:"content"`
	Device  uint16          `json:"device"`
	On      bool            `json:"on"`
	Close   bool            `json:"close"`
	Stanza  stanza          `json:"stanza"`
}

// stanza is any node, for stanzas without a call of their own; the attributes from, to and jid are addresses.
type stanza struct {
	Tag      string            `json:"tag"`
	Attrs    map[string]string `json:"attrs"`
	Children []stanza          `json:"children"`
	Base64   string            `json:"base64"`
}

// control serves the phones' actions to tests in any language: POST /control/<call> with a JSON object.
func (s *Server) control(mux *http.ServeMux) {
	calls := map[string]func(order) (any, error){
		"root":     func(order) (any, error) { return map[string]string{"root": s.Root(), "url": s.URL()}, nil },
		"scan":     func(o order) (any, error) { return nil, s.Scan(o.QR, o.Number) },
		"code":     func(o order) (any, error) { return nil, s.EnterCode(o.Number, o.Code) },
		"arrivals": func(o order) (any, error) { return s.Arrivals(o.To), nil },
		"forget":   func(order) (any, error) { s.Forget(); return nil, nil },
		"clear":    func(order) (any, error) { s.ClearFaults(); return nil, nil },
		"unlink":   func(o order) (any, error) { return nil, s.Unlink(o.Number, o.Device) },
		"drop":     func(o order) (any, error) { return map[string]int{"dropped": s.Drop(o.Number)}, nil },
		"receipt":  func(o order) (any, error) { return nil, s.Receipt(o.Number, o.From, o.ID, o.Type) },
		"pending":  func(o order) (any, error) { return s.Pending(o.Number), nil },
		"account":  func(o order) (any, error) { return s.describe(o.Number) },
		"passkey":  func(o order) (any, error) { return map[string]string{"code": s.PasskeyCode(o.Number)}, nil },
		"again":    func(o order) (any, error) { return nil, s.AskAgain(o.Number, o.From, o.ID) },
		"stats":    func(order) (any, error) { return s.Snapshot(), nil },
		"trace":    func(o order) (any, error) { return s.Trace(o.On), nil },
		"write": func(o order) (any, error) {
			letter := Letter{ID: o.ID, Message: &waE2E.Message{}, Media: o.Media, ByLID: o.ByLID, LIDOnly: o.LIDOnly}
			if o.Content == nil {
				letter.Message.Conversation = &o.Text
			} else if err := protojson.Unmarshal(o.Content, letter.Message); err != nil {
				return nil, err
			}
			id, err := s.Post(o.From, o.To, letter)
			return map[string]string{"id": id}, err
		},
		"stanza": func(o order) (any, error) {
			node, err := o.Stanza.node()
			if err != nil {
				return nil, err
			}
			return map[string]int{"sent": s.Notify(o.Number, node, o.Close)}, nil
		},
	}
	for name, call := range calls {
		mux.HandleFunc("POST /control/"+name, func(w http.ResponseWriter, r *http.Request) {
			var o order
			if !read(w, r, &o) {
				return
			}
			result, err := call(o)
			reply(w, result, err)
		})
	}
	mux.HandleFunc("POST /control/fault", func(w http.ResponseWriter, r *http.Request) {
		var f Fault
		if !read(w, r, &f) {
			return
		}
		if !slices.Contains(actions, f.Action) {
			reply(w, nil, errors.New("no such fault"))
			return
		}
		s.Inject(f)
		reply(w, nil, nil)
	})
	mux.HandleFunc("POST /control/options", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
		if err == nil {
			s.Configure(func(o *Options) { err = json.Unmarshal(body, o) })
		}
		reply(w, nil, err)
	})
}

func (s *Server) describe(number string) (any, error) {
	p, err := s.phone(number)
	if err != nil {
		return nil, err
	}
	type device struct {
		Device    uint16 `json:"device"`
		Connected bool   `json:"connected"`
		PreKeys   int    `json:"prekeys"`
		Pending   int    `json:"pending"`
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	devices := []device{}
	for _, c := range p.linked() {
		devices = append(devices, device{c.device, c.conn != nil, len(c.oneTime), len(c.pending)})
	}
	return map[string]any{"number": p.number, "lid": p.lid, "devices": devices}, nil
}

func (n stanza) node() (wa.Node, error) {
	node := wa.Node{Tag: n.Tag, Attrs: wa.Attrs{}}
	for key, value := range n.Attrs {
		node.Attrs[key] = value
		if key == "from" || key == "jid" || key == "to" {
			jid, err := types.ParseJID(value)
			if err != nil {
				return node, err
			}
			node.Attrs[key] = jid
		}
	}
	if n.Base64 != "" {
		content, err := base64.StdEncoding.DecodeString(n.Base64)
		node.Content = content
		return node, err
	}
	var children []wa.Node
	for _, child := range n.Children {
		built, err := child.node()
		if err != nil {
			return node, err
		}
		children = append(children, built)
	}
	if children != nil {
		node.Content = children
	}
	return node, nil
}

func read(w http.ResponseWriter, r *http.Request, into any) bool {
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(into)
	if err != nil && !errors.Is(err, io.EOF) {
		reply(w, nil, err)
		return false
	}
	return true
}

func reply(w http.ResponseWriter, result any, err error) {
	w.Header().Set("Content-Type", "application/json")
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		result = map[string]string{"error": err.Error()}
	} else if result == nil {
		result = map[string]bool{"ok": true}
	}
	_ = json.NewEncoder(w).Encode(result)
}
