package process

import (
	"context"
	"crypto/subtle"
	"errors"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/engine"
)

func newServer(token string, sessions *engine.Engine) *grpc.Server {
	var line arrivals
	server := grpc.NewServer(
		grpc.InTapHandle(line.tap),
		grpc.MaxConcurrentStreams(100_000),
		grpc.KeepaliveParams(keepalive.ServerParameters{Time: 20 * time.Second, Timeout: 10 * time.Second}),
		grpc.UnaryInterceptor(func(ctx context.Context, request any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
			if err := authorize(ctx, token); err != nil {
				return nil, err
			}
			return handler(ctx, request)
		}),
		grpc.StreamInterceptor(func(srv any, stream grpc.ServerStream, _ *grpc.StreamServerInfo, handler grpc.StreamHandler) error {
			if err := authorize(stream.Context(), token); err != nil {
				return err
			}
			return handler(srv, stream)
		}))
	bridgepb.RegisterBridgeServer(server, &service{sessions: sessions})
	return server
}

func authorize(ctx context.Context, token string) error {
	md, _ := metadata.FromIncomingContext(ctx)
	for _, given := range md.Get("bridge-token") {
		if subtle.ConstantTimeCompare([]byte(given), []byte(token)) == 1 {
			return nil
		}
	}
	return status.Error(codes.Unauthenticated, "bridge-token is missing or wrong")
}

// problem translates the engine's errors into gRPC's codes.
func problem(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, engine.ErrNotOpen), errors.Is(err, engine.ErrNoDevice):
		return status.Error(codes.NotFound, err.Error())
	case errors.Is(err, engine.ErrAlreadyOpen):
		return status.Error(codes.AlreadyExists, err.Error())
	case engine.IsLeaseLost(err):
		return status.Error(codes.FailedPrecondition, "a newer lease owns the device")
	case errors.Is(err, engine.ErrEnding):
		return status.Error(codes.Unavailable, err.Error())
	default:
		return status.Error(codes.Unavailable, engine.PublicReason(err))
	}
}
