package process

import (
	"context"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
	"ogensync.com/connect/bridge/internal/testbed"
)

const (
	own  = "919811112222"
	peer = "919833334444"
)

func Test_the_bridge_ends_with_its_input(t *testing.T) {
	server, database := newServerAndDatabase(t)
	b := start(t, config(server, database, socketIn(t)))
	b.link("s1", own, server)
	ok(t, b.input.Close())
	b.goneWithin(2 * time.Second)
}

func Test_the_bridge_ends_on_SIGTERM_and_ignores_the_signals_of_a_terminal(t *testing.T) {
	server, database := newServerAndDatabase(t)
	b := start(t, config(server, database, socketIn(t)))
	b.signal(syscall.SIGINT)
	b.signal(syscall.SIGHUP)
	if _, err := b.bridge.Health(context.Background(), &bridgepb.HealthRequest{}); err != nil {
		t.Fatal(err)
	}
	b.signal(syscall.SIGTERM)
	b.goneWithin(2 * time.Second)
}

func Test_only_the_owner_can_access_the_socket_and_a_token_is_required(t *testing.T) {
	server, database := newServerAndDatabase(t)
	b := start(t, config(server, database, socketIn(t)))
	info, err := os.Stat(b.address)
	ok(t, err)
	if info.Mode().Perm()&0o077 != 0 {
		t.Fatalf("the socket's mode is %v", info.Mode())
	}
	for _, wrong := range []string{"", "wrong"} {
		_, err = b.dial("unix://"+b.address, wrong).Health(context.Background(), &bridgepb.HealthRequest{})
		if status.Code(err) != codes.Unauthenticated {
			t.Fatalf("got %v", err)
		}
		stream, err := b.dial("unix://"+b.address, wrong).Open(context.Background(), &bridgepb.OpenRequest{SessionId: "s"})
		ok(t, err)
		if _, err = stream.Recv(); status.Code(err) != codes.Unauthenticated {
			t.Fatalf("got %v", err)
		}
	}
}

func Test_without_a_socket_it_listens_on_loopback(t *testing.T) {
	server, database := newServerAndDatabase(t)
	b := start(t, config(server, database, ""))
	if !strings.HasPrefix(b.address, "127.0.0.1:") {
		t.Fatalf("listens on %s", b.address)
	}
	health, err := b.bridge.Health(context.Background(), &bridgepb.HealthRequest{})
	ok(t, err)
	if health.GetContract() != 1 || !health.GetStorageReachable() || !strings.HasPrefix(health.GetEngine(), "whatsmeow v") || health.GetWhatsappVersion() == "" {
		t.Fatalf("health %v", health)
	}
}

func Test_wrong_settings_end_it_with_an_error_without_secrets(t *testing.T) {
	server, database := newServerAndDatabase(t)
	for name, spoil := range map[string]func(*Config){
		"loopback":      func(c *Config) { c.WhatsApp.TestServer = "ws://192.0.2.1:8080/ws/chat" },
		"ws://":         func(c *Config) { c.WhatsApp.TestServer = "wss://127.0.0.1:8080/ws/chat" },
		"hexadecimal":   func(c *Config) { c.WhatsApp.TestRoot = "abc" },
		"test root":     func(c *Config) { c.WhatsApp.TestServer = "" },
		"token":         func(c *Config) { c.Token = "short" },
		"URL":           func(c *Config) { c.Database.URL = "" },
		"PostgreSQL":    func(c *Config) { c.Database.Password = "canary-wrong-password" },
		"cannot be rea": func(c *Config) { c.Database.URL = "jdbc:postgresql://127.0.0.1:1/x" },
		"understood":    func(c *Config) { c.WhatsApp.Version = "canary" },
	} {
		c := config(server, database, socketIn(t))
		spoil(&c)
		b := spawn(t, c)
		b.goneWithin(10 * time.Second)
		said := b.errors.String()
		if b.cmd.ProcessState.ExitCode() != 1 || !strings.Contains(said, name) || strings.Contains(said, "canary") || b.output.String() != "" {
			t.Errorf("%s: %q, %v", name, said, b.cmd.ProcessState)
		}
	}
}

// Tokens, passwords, codes, numbers and texts must never be visible outside.
func Test_nothing_secret_is_printed_or_shown_to_the_system(t *testing.T) {
	server, database := newServerAndDatabase(t)
	b := start(t, config(server, database, socketIn(t)))
	s, code := b.link("s1", own, server)
	secrets := append(strings.Split(code, ","), token, testbed.Password, own, peer, "canary-out", "canary-in", server.Root())
	for i, fault := range []string{"", standin.Nack, standin.ProcessThenDrop, standin.Undecryptable} {
		if fault != "" {
			server.Inject(standin.Fault{Action: fault, Code: "463"})
		}
		_, err := b.send("s1", fmt.Sprintf("3EB0%02d", i), peer, fmt.Sprint("canary-out ", i))
		ok(t, err)
		if fault == standin.ProcessThenDrop {
			s.connected()
		}
	}
	_, err := server.Write(peer, own, "canary-in", "3ACANARY", true)
	ok(t, err)
	s.until("the message", func(e *bridgepb.SessionEvent) bool { return e.GetMessage().GetText() == "canary-in" })
	ok(t, server.Unlink(own, 0))
	s.until("the end", func(e *bridgepb.SessionEvent) bool { return e.GetEnded() != nil })
	eventually(t, "the log is written", func() bool { return strings.Contains(b.errors.String(), "session ended") })
	proc := fmt.Sprintf("/proc/%d/", b.cmd.Process.Pid)
	shown := b.output.String() + b.errors.String() + read(t, proc+"cmdline") + read(t, proc+"environ")
	for _, secret := range secrets {
		if len(secret) > 3 && strings.Contains(shown, secret) {
			t.Errorf("%q was shown", secret)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return ""
	}
	ok(t, err)
	return string(content)
}

func Test_a_session_lives_as_long_as_the_call_that_opened_it(t *testing.T) {
	server, database := newServerAndDatabase(t)
	b := start(t, config(server, database, socketIn(t)))
	s, _ := b.link("s1", own, server)
	if _, err := b.bridge.Close(context.Background(), &bridgepb.CloseRequest{SessionId: "s1"}); err != nil {
		t.Fatal(err)
	}
	s.until("closed", func(e *bridgepb.SessionEvent) bool { return e.GetEnded().GetCause() == bridgepb.Ended_CLOSED })
	ctx, hangUp := context.WithCancel(context.Background())
	again := b.open(ctx, "s1", s.device, 2)
	again.connected()
	second, err := b.bridge.Open(context.Background(), &bridgepb.OpenRequest{SessionId: "s1", Device: s.device})
	ok(t, err)
	if _, err = second.Recv(); status.Code(err) != codes.AlreadyExists {
		t.Fatalf("got %v", err)
	}
	devices, err := b.bridge.ListDevices(context.Background(), &bridgepb.ListDevicesRequest{})
	ok(t, err)
	if d := devices.GetDevices(); len(d) != 1 || d[0].GetEpoch() != 2 || d[0].GetOpenSessionId() != "s1" || d[0].GetNumber() != own {
		t.Fatalf("devices %v", devices)
	}
	hangUp()
	eventually(t, "disconnected", func() bool { return server.Snapshot().Connections == 0 })
}
