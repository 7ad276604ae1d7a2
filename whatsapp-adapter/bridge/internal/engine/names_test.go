package engine

import (
	"testing"

	"ogensync.com/connect/bridge/internal/standin"
)

type standinOptions = standin.Options

func startAnother(t *testing.T) *standin.Server {
	t.Helper()
	server, err := standin.Start("127.0.0.1:0")
	ok(t, err)
	t.Cleanup(server.Close)
	return server
}
