// Package testbed contains the environment of the tests: a separate PostgreSQL, and a wire that can be cut.
package testbed

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// BinariesVariable names a folder with initdb and postgres; without it they are looked for on the PATH.
const BinariesVariable = "CONNECT_POSTGRES_BIN"

// Password is the database user's password.
const Password = "canary-database-password"

const user = "connect"

// Postgres is a server that lives as long as a package's tests.
type Postgres struct {
	folder  string
	port    int
	process *exec.Cmd
	made    atomic.Int32
}

// StartPostgres creates a cluster in a new folder and waits until it answers. Without PostgreSQL it fails: a
// test that needs one is never skipped.
func StartPostgres() (*Postgres, error) {
	folder, err := os.MkdirTemp("", "bridge-postgres-")
	if err != nil {
		return nil, err
	}
	p := &Postgres{folder: folder}
	if err = p.start(); err != nil {
		p.Stop()
		return nil, err
	}
	return p, nil
}

func (p *Postgres) start() error {
	if err := os.Chmod(p.folder, 0o755); err != nil {
		return err
	}
	data, secret := filepath.Join(p.folder, "data"), filepath.Join(p.folder, "password")
	if err := os.Mkdir(data, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(secret, []byte(Password), 0o600); err != nil {
		return err
	}
	if err := handOver(data, secret); err != nil {
		return err
	}
	initdb, err := command("initdb", "-D", data, "-U", user, "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", "--pwfile="+secret, "--no-sync")
	if err != nil {
		return err
	}
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	if p.port, err = freePort(); err != nil {
		return err
	}
	p.process, err = command("postgres", "-D", data, "-p", fmt.Sprint(p.port), "-c", "listen_addresses=127.0.0.1",
		"-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=200", "-c", "logging_collector=off")
	if err != nil {
		return err
	}
	if err = p.process.Start(); err != nil {
		return err
	}
	return p.awaitAnswer()
}

func (p *Postgres) awaitAnswer() error {
	db, err := sql.Open("pgx", p.URL("postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	deadline := time.Now().Add(30 * time.Second)
	for range ticker.C {
		if err = db.PingContext(context.Background()); err == nil || time.Now().After(deadline) {
			return err
		}
	}
	return err
}

// Stop ends the server and deletes its folder.
func (p *Postgres) Stop() {
	if p.process != nil && p.process.Process != nil {
		_ = p.process.Process.Kill()
		_ = p.process.Wait()
	}
	_ = os.RemoveAll(p.folder)
}

// URL is the address of a database, with user and password.
func (p *Postgres) URL(database string) string { return address(p.port, database) }

func address(port int, database string) string {
	u := url.URL{Scheme: "postgres", User: url.UserPassword(user, Password), Host: fmt.Sprintf("127.0.0.1:%d", port), Path: database, RawQuery: "sslmode=disable"}
	return u.String()
}

// Fresh creates an empty database and returns its name.
func (p *Postgres) Fresh() (string, error) {
	db, err := sql.Open("pgx", p.URL("postgres"))
	if err != nil {
		return "", err
	}
	defer func() { _ = db.Close() }()
	name := fmt.Sprintf("t%d", p.made.Add(1))
	_, err = db.Exec("CREATE DATABASE " + name)
	return name, err
}

// User is the database user that the password belongs to.
func (p *Postgres) User() string { return user }

// Port is the server's.
func (p *Postgres) Port() int { return p.port }

func command(program string, args ...string) (*exec.Cmd, error) {
	path := filepath.Join(os.Getenv(BinariesVariable), program)
	if os.Getenv(BinariesVariable) == "" {
		found, err := exec.LookPath(program)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("the tests need PostgreSQL: put %s on the PATH, or set %s", program, BinariesVariable), err)
		}
		path = found
	}
	cmd := exec.Command(path, args...)
	asNobody(cmd)
	return cmd, nil
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().(*net.TCPAddr).Port, nil
}
