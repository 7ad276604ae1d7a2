package process

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"ogensync.com/connect/bridge/internal/engine"
)

const (
	// patience is how long the sessions have to disconnect at the end.
	patience = 1000 * time.Millisecond
	// theEnd is when all waiting stops after the input has ended, and closing is how long the storage then
	// has to close: a bridge exits at most two seconds after its application.
	theEnd  = 1200 * time.Millisecond
	closing = 300 * time.Millisecond
)

// Run is the whole program. It returns when the input ends, or with SIGTERM; Ctrl-C and a closed terminal, which reach
// every process of a terminal's group, are the parent's to act on.
func Run(input io.Reader, output, logOutput io.Writer) error {
	signal.Ignore(os.Interrupt, syscall.SIGHUP)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	in := bufio.NewReaderSize(input, 4096)
	config, err := readConfig(in)
	if err != nil {
		return err
	}
	go func() {
		_, _ = io.Copy(io.Discard, in)
		stop()
	}()
	log := slog.New(slog.NewJSONHandler(logOutput, nil))
	storage, err := engine.OpenStorage(ctx, config.database())
	if err != nil {
		return withoutSecrets(err)
	}
	defer func() { within(closing, func() { _ = storage.Close() }) }()
	sessions, err := engine.New(storage, config.settings(), log)
	if err != nil {
		return err
	}
	listener, err := listen(config.Socket)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	server := newServer(config.Token, sessions)
	go func() {
		<-ctx.Done()
		within(patience, sessions.Close)
		server.Stop()
	}()
	// One line reports to the parent that calls are accepted, and the address.
	if _, err := fmt.Fprintf(output, "READY %s %s\n", listener.Addr().Network(), listener.Addr()); err != nil {
		return fmt.Errorf("announce: %w", err)
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	select {
	case err := <-served:
		return err
	case <-overdue(ctx):
		return nil
	}
}

// overdue is closed when the time to end has passed.
func overdue(ctx context.Context) <-chan struct{} {
	late := make(chan struct{})
	go func() {
		<-ctx.Done()
		time.Sleep(theEnd)
		close(late)
	}()
	return late
}

// within runs a function and waits for it for a limited time.
func within(limit time.Duration, deed func()) {
	done := make(chan struct{})
	go func() {
		deed()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(limit):
	}
}

// withoutSecrets replaces a driver's error, which contains users, hosts and databases.
func withoutSecrets(err error) error {
	if errors.Is(err, context.Canceled) {
		return errors.New("ended before the start was done")
	}
	return fmt.Errorf("the database cannot be used: %s", engine.PublicReason(err))
}

// listen opens a Unix socket that is accessible to its owner only from its creation on, or a port of loopback.
func listen(socket string) (net.Listener, error) {
	if socket == "" {
		return net.Listen("tcp", "127.0.0.1:0")
	}
	if err := os.Remove(socket); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	old := umask(0o077)
	defer umask(old)
	return net.Listen("unix", socket)
}
