package standin

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"
)

// Client and stand-in share one codec here, so a fault on both ends would not be noticed. testdata/golden.json contains
// stanzas of a recorded run, written by the codec of another library (Baileys 7.0.0-rc14). Bytes are 3, 10, 17…
func Test_the_codec_reads_and_writes_what_another_one_does(t *testing.T) {
	raw, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var golden []struct {
		Node goldenNode
		Hex  string
	}
	if err = json.Unmarshal(raw, &golden); err != nil || len(golden) < 100 {
		t.Fatalf("%d stanzas, %v", len(golden), err)
	}
	for _, g := range golden {
		want := g.Node.node(t)
		bytes, err := hex.DecodeString(g.Hex)
		if err != nil {
			t.Fatal(err)
		}
		if read := decode(t, bytes); shape(read) != shape(want) || !reflect.DeepEqual(contents(read), contents(want)) {
			t.Errorf("read  %s\nwant  %s", shape(read), shape(want))
		}
		written, err := wa.Marshal(*want)
		if err != nil {
			t.Fatal(err)
		}
		// This codec leaves out attributes that are empty.
		if strings.Contains(shape(want), `=""`) {
			continue
		}
		// Attributes have no order: as many bytes, and the same stanza.
		if len(written) != len(bytes) || shape(decode(t, written)) != shape(want) {
			t.Errorf("written in %d bytes, there in %d: %s", len(written), len(bytes), shape(want))
		}
	}
}

func decode(t *testing.T, bytes []byte) *wa.Node {
	t.Helper()
	plain, err := wa.Unpack(bytes)
	if err != nil {
		t.Fatal(err)
	}
	node, err := wa.Unmarshal(plain)
	if err != nil {
		t.Fatal(err)
	}
	return node
}

type goldenNode struct {
	Tag     string
	Attrs   map[string]string
	Content json.RawMessage
}

func (g goldenNode) node(t *testing.T) *wa.Node {
	t.Helper()
	node := &wa.Node{Tag: g.Tag, Attrs: wa.Attrs{}}
	for key, value := range g.Attrs {
		node.Attrs[key] = value
		if strings.Contains(value, "@") {
			jid, err := types.ParseJID(value)
			if err != nil {
				t.Fatal(err)
			}
			node.Attrs[key] = jid
		}
	}
	switch {
	case len(g.Content) == 0:
	case g.Content[0] == '[':
		var children []goldenNode
		if err := json.Unmarshal(g.Content, &children); err != nil {
			t.Fatal(err)
		}
		nodes := []wa.Node{}
		for _, child := range children {
			nodes = append(nodes, *child.node(t))
		}
		node.Content = nodes
	default:
		var counted struct{ Bytes int }
		if err := json.Unmarshal(g.Content, &counted); err != nil {
			t.Fatal(err)
		}
		content := make([]byte, counted.Bytes)
		for i := range content {
			content[i] = byte(i*7 + 3)
		}
		node.Content = content
	}
	return node
}

// contents lists all bytes of a stanza, in order.
func contents(node *wa.Node) (all [][]byte) {
	if content, ok := node.Content.([]byte); ok {
		return [][]byte{content}
	}
	children := node.GetChildren()
	for i := range children {
		all = append(all, contents(&children[i])...)
	}
	return all
}
