package engine

import (
	"context"
	"encoding/json"
	"errors"

	"go.mau.fi/whatsmeow/types"
	"go.mau.fi/whatsmeow/types/events"
	"ogensync.com/connect/bridge/internal/bridgepb"
)

func (s *Session) passkey(step *bridgepb.PasskeyStep) {
	s.emit(&bridgepb.SessionEvent{Event: &bridgepb.SessionEvent_Passkey{Passkey: step}})
}

func (s *Session) onPasskeyRequest(e *events.PairPasskeyRequest) {
	request, err := json.Marshal(e.PublicKey)
	if err != nil {
		s.passkey(&bridgepb.PasskeyStep{Error: "the request cannot be read"})
		return
	}
	s.passkey(&bridgepb.PasskeyStep{RequestJson: string(request)})
}

func (s *Session) onPasskeyConfirmation(e *events.PairPasskeyConfirmation) {
	if !e.SkipHandoffUX {
		s.passkey(&bridgepb.PasskeyStep{ConfirmationCode: e.Code})
		return
	}
	go func() {
		if err := s.client.SendPasskeyConfirmation(s.ctx); err != nil {
			s.passkey(&bridgepb.PasskeyStep{Error: "the confirmation was not accepted"})
		}
	}()
}

// AnswerPasskey passes on a browser's response.
func (s *Session) AnswerPasskey(ctx context.Context, response string) error {
	var answer types.WebAuthnResponse
	if err := json.Unmarshal([]byte(response), &answer); err != nil {
		return errors.New("not a WebAuthn response")
	}
	if err := s.client.SendPasskeyResponse(ctx, &answer); err != nil {
		return errors.New("the response was not accepted")
	}
	return nil
}

// ConfirmPasskey confirms that both screens show the same code.
func (s *Session) ConfirmPasskey(ctx context.Context) error {
	if err := s.client.SendPasskeyConfirmation(ctx); err != nil {
		return errors.New("the confirmation was not accepted")
	}
	return nil
}
