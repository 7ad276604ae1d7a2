package process

import (
	"context"
	"runtime"
	"runtime/debug"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/engine"
)

const contract = 1

// Version is the bridge's own, set by the build.
var Version = "development"

type service struct {
	bridgepb.UnimplementedBridgeServer
	sessions *engine.Engine
}

func (s *service) Health(ctx context.Context, _ *bridgepb.HealthRequest) (*bridgepb.HealthReply, error) {
	reachable, sessions, connected := s.sessions.Health(ctx)
	return &bridgepb.HealthReply{
		Contract: contract, BridgeVersion: Version, Engine: engineName(), WhatsappVersion: s.sessions.Version(),
		StorageReachable: reachable, Sessions: int32(sessions), SessionsConnected: int32(connected),
		ResidentBytes: residentBytes(), Goroutines: int32(runtime.NumGoroutine()),
	}, nil
}

func engineName() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			if module.Path == "go.mau.fi/whatsmeow" {
				return "whatsmeow " + module.Version
			}
		}
	}
	return "whatsmeow"
}

func (s *service) Open(request *bridgepb.OpenRequest, stream grpc.ServerStreamingServer[bridgepb.SessionEvent]) error {
	ctx := stream.Context()
	if request.GetSessionId() == "" {
		return status.Error(codes.InvalidArgument, "the session has no name")
	}
	session, err := s.sessions.Open(ctx, request.GetSessionId(), request.GetDevice(),
		request.GetLease().GetEpoch(), millis(request.GetLease().GetValidForMillis()))
	if err != nil {
		return problem(err)
	}
	// The session's opener is gone, so no one would receive its messages.
	defer session.Close()
	for {
		events, err := session.Events(ctx)
		if err != nil {
			return err
		}
		if len(events) == 0 {
			return nil
		}
		for _, event := range events {
			if err := stream.Send(event); err != nil {
				return err
			}
		}
	}
}

func (s *service) Close(_ context.Context, request *bridgepb.CloseRequest) (*bridgepb.CloseReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	session.Close()
	return &bridgepb.CloseReply{}, nil
}

func (s *service) Unlink(ctx context.Context, request *bridgepb.UnlinkRequest) (*bridgepb.UnlinkReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	confirmed, err := session.Unlink(ctx)
	return &bridgepb.UnlinkReply{Confirmed: confirmed}, problem(err)
}

func (s *service) RequestPairingCode(ctx context.Context, request *bridgepb.PairingCodeRequest) (*bridgepb.PairingCodeReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	return &bridgepb.PairingCodeReply{Refused: text(session.RequestPairingCode(ctx, request.GetNumber()))}, nil
}

func (s *service) AnswerPasskey(ctx context.Context, request *bridgepb.PasskeyAnswer) (*bridgepb.PasskeyReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	return &bridgepb.PasskeyReply{Refused: text(session.AnswerPasskey(ctx, request.GetResponseJson()))}, nil
}

func (s *service) ConfirmPasskey(ctx context.Context, request *bridgepb.PasskeyConfirmation) (*bridgepb.PasskeyReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	return &bridgepb.PasskeyReply{Refused: text(session.ConfirmPasskey(ctx))}, nil
}

func (s *service) RenewLease(ctx context.Context, request *bridgepb.RenewLeaseRequest) (*bridgepb.RenewLeaseReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	err = session.RenewLease(ctx, request.GetLease().GetEpoch(), millis(request.GetLease().GetValidForMillis()))
	return &bridgepb.RenewLeaseReply{}, problem(err)
}

func (s *service) RevokeLease(_ context.Context, request *bridgepb.RevokeLeaseRequest) (*bridgepb.RevokeLeaseReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	session.RevokeLease(request.GetEpoch())
	return &bridgepb.RevokeLeaseReply{}, nil
}

func (s *service) Send(ctx context.Context, request *bridgepb.SendRequest) (*bridgepb.SendReply, error) {
	var session *engine.Session
	var turn *engine.Turn
	var err error
	inOrder(ctx, func() {
		if session, err = s.sessions.Session(request.GetSessionId()); err == nil {
			turn = session.Turn()
		}
	})
	if err != nil {
		return &bridgepb.SendReply{Outcome: bridgepb.SendReply_NOT_SENT, Reason: "not_connected"}, nil
	}
	return session.SendInTurn(ctx, turn, request.GetMessageId(), request.GetRecipient(), request.GetText(),
		time.UnixMilli(request.GetDeadlineMillis())), nil
}

func (s *service) ProvideText(_ context.Context, request *bridgepb.ProvideTextRequest) (*bridgepb.ProvideTextReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	var found *string
	if request.GetKnown() {
		found = &request.Text
	}
	session.ProvideText(request.GetMessageId(), found)
	return &bridgepb.ProvideTextReply{}, nil
}

func (s *service) AcknowledgeMessage(_ context.Context, request *bridgepb.AcknowledgeMessageRequest) (*bridgepb.AcknowledgeMessageReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	session.AcknowledgeMessage(request.GetMessageId(), request.GetSenderAddress(), request.GetDurable())
	return &bridgepb.AcknowledgeMessageReply{}, nil
}

func (s *service) CheckNumber(ctx context.Context, request *bridgepb.CheckNumberRequest) (*bridgepb.CheckNumberReply, error) {
	session, err := s.sessions.Session(request.GetSessionId())
	if err != nil {
		return nil, problem(err)
	}
	return session.CheckNumber(ctx, request.GetNumber()), nil
}

func (s *service) ListDevices(ctx context.Context, _ *bridgepb.ListDevicesRequest) (*bridgepb.ListDevicesReply, error) {
	devices, err := s.sessions.Devices(ctx)
	return &bridgepb.ListDevicesReply{Devices: devices}, problem(err)
}

func millis(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
