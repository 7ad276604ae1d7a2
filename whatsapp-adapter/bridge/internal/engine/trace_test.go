package engine

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ogensync.com/connect/bridge/internal/standin"
)

var (
	element   = regexp.MustCompile(`<([a-z:_0-9-]+)((?: [a-z_]+="[^"]*")*)`)
	attribute = regexp.MustCompile(`([a-z_]+)="([^"]*)"`)
	length    = regexp.MustCompile(`\[\d+ bytes\]`)
	empty     = regexp.MustCompile(`<([a-z:_0-9-]+)([^<>/]*)></[a-z:_0-9-]+>`)
	elided    = regexp.MustCompile(`…(×6)?`)
)

// varying are the attributes whose values differ from run to run.
var varying = strings.Fields("id t from to jid lid sid pn_jid sender_lid sender_pn peer_recipient_pn peer_recipient_lid notify offline count val value reason code expire key-index error")

// normal writes a stanza so that two runs can be compared.
func normal(line string) string {
	line = length.ReplaceAllString(elided.ReplaceAllString(line, ""), "[bytes]")
	line = element.ReplaceAllStringFunc(line, func(tag string) string {
		parts := element.FindStringSubmatch(tag)
		var attrs []string
		for _, a := range attribute.FindAllStringSubmatch(parts[2], -1) {
			value := a[2]
			if slices.Contains(varying, a[1]) {
				value = "*"
			}
			attrs = append(attrs, fmt.Sprintf(` %s="%s"`, a[1], value))
		}
		slices.Sort(attrs)
		return "<" + parts[1] + strings.Join(attrs, "")
	})
	line = empty.ReplaceAllString(line, "<$1$2/>")
	return once(strings.ReplaceAll(line, `<enc type="pkmsg"`, `<enc type="msg"`))
}

// once leaves one of several users that look the same.
func once(line string) string {
	line = strings.ReplaceAll(strings.ReplaceAll(line, "<user ", "\x00<user "), "</user>", "</user>\x00")
	parts := slices.DeleteFunc(strings.Split(line, "\x00"), func(part string) bool { return part == "" })
	return strings.Join(slices.Compact(parts), "")
}

// testdata/trace.txt contains the stanzas of another stand-in, in another language and with another codec, to this library.
func Test_the_stand_in_sends_the_same_stanzas_as_another_one(t *testing.T) {
	raw, err := os.ReadFile("../standin/testdata/trace.txt")
	ok(t, err)
	known := map[string]bool{}
	for line := range strings.Lines(string(raw)) {
		known[normal(strings.TrimSpace(line))] = true
	}
	w := newWorld(t)
	w.server.Trace(true)
	w.server.Configure(func(o *standinOptions) { o.AutoRead = true })
	l := w.link("s1", own)
	l.sent("3EB0A", peer, "a")
	w.server.Inject(standin.Fault{Action: standin.Undecryptable, ID: "3EB0B"})
	l.send("3EB0B", peer, "b")
	w.server.Inject(standin.Fault{Action: standin.Nack, ID: "3EB0C", Code: "463"})
	l.send("3EB0C", peer, "c")
	for _, byLID := range []bool{false, true} {
		_, err = w.server.Write(peer, own, "in", "", byLID)
		ok(t, err)
	}
	eventually(t, "all is acknowledged", func() bool { return len(w.server.Pending(own)) == 0 && w.arrival(peer, "3EB0B").Copies == 1 })
	ok(t, w.server.Unlink(own, 0))
	l.ended()
	lines := w.server.Trace(false)
	if len(lines) < 40 {
		t.Fatalf("only %d stanzas", len(lines))
	}
	for _, line := range lines {
		if strings.HasPrefix(line, "S>") && !known[normal(line)] {
			t.Errorf("not in the trace: %s", normal(line))
		}
	}
}
