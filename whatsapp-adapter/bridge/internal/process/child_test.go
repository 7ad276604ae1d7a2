package process

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
	"ogensync.com/connect/bridge/internal/testbed"
)

const token = "canary-token-0123456789"

var (
	postgres *testbed.Postgres
	program  string
)

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "bridge-program-")
	if err == nil {
		program = filepath.Join(folder, "bridge")
		var out []byte
		if out, err = exec.Command("go", "build", "-o", program, "ogensync.com/connect/bridge/cmd/bridge").CombinedOutput(); err != nil {
			err = fmt.Errorf("%w: %s", err, out)
		}
	}
	if err == nil {
		postgres, err = testbed.StartPostgres()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	postgres.Stop()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// child is the bridge as a program of its own.
type child struct {
	t       *testing.T
	cmd     *exec.Cmd
	input   io.WriteCloser
	output  *watched
	errors  *watched
	address string
	bridge  bridgepb.BridgeClient
	gone    chan struct{}
}

type watched struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (w *watched) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.Write(p)
}

func (w *watched) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

func config(server *standin.Server, database, socket string) Config {
	return Config{Token: token, Socket: socket,
		Database: Database{URL: fmt.Sprintf("jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable", postgres.Port(), database),
			User: postgres.User(), Password: testbed.Password},
		WhatsApp: WhatsApp{TestServer: server.URL(), TestRoot: server.Root()},
		Timing:   Timing{RetryMin: 40, RetryMax: 300}}
}

func start(t *testing.T, c Config) *child {
	t.Helper()
	b := spawn(t, c)
	eventually(t, "the bridge is ready", func() bool {
		return strings.HasSuffix(b.output.String(), "\n") || b.isGone()
	})
	fields := strings.Fields(b.output.String())
	if len(fields) != 3 || fields[0] != "READY" {
		t.Fatalf("said %q and %q", b.output, b.errors)
	}
	b.address = fields[2]
	target := "unix://" + b.address
	if fields[1] == "tcp" {
		target = "dns:///" + b.address
	}
	b.bridge = b.dial(target, token)
	return b
}

func spawn(t *testing.T, c Config) *child {
	t.Helper()
	line, err := json.Marshal(c)
	ok(t, err)
	b := &child{t: t, cmd: exec.Command(program), output: &watched{}, errors: &watched{}, gone: make(chan struct{})}
	b.cmd.Stdout, b.cmd.Stderr = b.output, b.errors
	b.input, err = b.cmd.StdinPipe()
	ok(t, err)
	ok(t, b.cmd.Start())
	_, err = b.input.Write(append(line, '\n'))
	ok(t, err)
	go func() {
		_ = b.cmd.Wait()
		close(b.gone)
	}()
	t.Cleanup(func() {
		_ = b.cmd.Process.Kill()
		<-b.gone
	})
	return b
}

func (b *child) dial(target, token string) bridgepb.BridgeClient {
	b.t.Helper()
	with := func(ctx context.Context) context.Context {
		return metadata.AppendToOutgoingContext(ctx, "bridge-token", token)
	}
	conn, err := grpc.NewClient(target, grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithUnaryInterceptor(func(ctx context.Context, method string, req, reply any, cc *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
			return invoke(with(ctx), method, req, reply, cc, opts...)
		}),
		grpc.WithStreamInterceptor(func(ctx context.Context, desc *grpc.StreamDesc, cc *grpc.ClientConn, method string, streamer grpc.Streamer, opts ...grpc.CallOption) (grpc.ClientStream, error) {
			return streamer(with(ctx), desc, cc, method, opts...)
		}))
	ok(b.t, err)
	b.t.Cleanup(func() { _ = conn.Close() })
	return bridgepb.NewBridgeClient(conn)
}

func (b *child) isGone() bool {
	select {
	case <-b.gone:
		return true
	default:
		return false
	}
}

func (b *child) signal(s syscall.Signal) { _ = b.cmd.Process.Signal(s) }

// goneWithin fails unless the program ends in time.
func (b *child) goneWithin(limit time.Duration) time.Duration {
	b.t.Helper()
	began := time.Now()
	select {
	case <-b.gone:
		return time.Since(began)
	case <-time.After(limit):
		b.t.Fatalf("still there after %v", limit)
		return 0
	}
}

// session is an open call with the events that came.
type session struct {
	t      *testing.T
	b      *child
	id     string
	stream grpc.ServerStreamingClient[bridgepb.SessionEvent]
	device string
}

func (b *child) open(ctx context.Context, id, device string, epoch int64) *session {
	b.t.Helper()
	stream, err := b.bridge.Open(ctx, &bridgepb.OpenRequest{SessionId: id, Device: device, Lease: &bridgepb.Lease{Epoch: epoch}})
	ok(b.t, err)
	return &session{t: b.t, b: b, id: id, stream: stream, device: device}
}

// until reads events, acknowledging messages, until one matches.
func (s *session) until(what string, matches func(*bridgepb.SessionEvent) bool) *bridgepb.SessionEvent {
	s.t.Helper()
	for {
		e, err := s.stream.Recv()
		if err != nil {
			s.t.Fatalf("%s: %v; %s", what, err, s.b.errors)
		}
		if l := e.GetLinked(); l != nil {
			s.device = l.GetDevice()
		}
		if m := e.GetMessage(); m != nil {
			_, err = s.b.bridge.AcknowledgeMessage(context.Background(), &bridgepb.AcknowledgeMessageRequest{
				SessionId: s.id, MessageId: m.GetMessageId(), SenderAddress: m.GetSenderAddress(), Durable: true})
			ok(s.t, err)
		}
		if matches(e) {
			return e
		}
	}
}

func (s *session) connected() {
	s.t.Helper()
	s.until("connected", func(e *bridgepb.SessionEvent) bool {
		return e.GetConnection().GetState() == bridgepb.Connection_CONNECTED
	})
}

func (b *child) link(id, number string, server *standin.Server) (*session, string) {
	b.t.Helper()
	s := b.open(context.Background(), id, "", 1)
	code := s.until("a code", func(e *bridgepb.SessionEvent) bool { return e.GetLinkCode() != nil }).GetLinkCode().GetCode()
	ok(b.t, server.Scan(code, number))
	s.connected()
	return s, code
}

func (b *child) send(session, id, to, text string) (*bridgepb.SendReply, error) {
	return b.bridge.Send(context.Background(), &bridgepb.SendRequest{SessionId: session, MessageId: id, Recipient: to, Content: &bridgepb.SendRequest_Text{Text: text},
		DeadlineMillis: time.Now().Add(10 * time.Second).UnixMilli()})
}

func newServerAndDatabase(t *testing.T) (*standin.Server, string) {
	t.Helper()
	server, err := standin.Start("127.0.0.1:0")
	ok(t, err)
	t.Cleanup(server.Close)
	database, err := postgres.Fresh()
	ok(t, err)
	return server, database
}

func socketIn(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "bridge-socket-")
	ok(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return filepath.Join(folder, "bridge.sock")
}
