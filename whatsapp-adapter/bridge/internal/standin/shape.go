package standin

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	wa "go.mau.fi/whatsmeow/binary"
)

// shape writes a stanza as text: attributes in order, bytes by their length, long lists by their first child.
func shape(node *wa.Node) string {
	var b strings.Builder
	b.WriteString("<" + node.Tag)
	for _, key := range slices.Sorted(maps.Keys(node.Attrs)) {
		fmt.Fprintf(&b, " %s=\"%v\"", key, node.Attrs[key])
	}
	switch content := node.Content.(type) {
	case []wa.Node:
		if len(content) == 0 {
			b.WriteString("/>")
			break
		}
		b.WriteString(">")
		for i := range content {
			if i == 1 && len(content) > 5 && content[0].Tag == content[1].Tag {
				b.WriteString("…")
				break
			}
			b.WriteString(shape(&content[i]))
		}
		b.WriteString("</" + node.Tag + ">")
	case []byte:
		fmt.Fprintf(&b, ">[%d bytes]</%s>", len(content), node.Tag)
	case string:
		fmt.Fprintf(&b, ">[%d bytes]</%s>", len(content), node.Tag)
	default:
		b.WriteString("/>")
	}
	return b.String()
}
