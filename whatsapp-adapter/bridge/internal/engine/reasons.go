package engine

import (
	"context"
	"errors"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
)

// IsLeaseLost reports whether another holder owns the device now.
func IsLeaseLost(err error) bool {
	return errors.Is(err, errLeaseLost) || errors.Is(err, ErrLeaseTaken)
}

// PublicReason describes an error without hosts, users, numbers or texts.
func PublicReason(err error) string {
	var server *pgconn.PgError
	var network net.Error
	switch {
	case errors.As(err, &server):
		return "PostgreSQL answered " + server.Code
	case errors.As(err, &network):
		return "PostgreSQL cannot be reached"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return "no answer in time"
	default:
		return "an internal error"
	}
}
