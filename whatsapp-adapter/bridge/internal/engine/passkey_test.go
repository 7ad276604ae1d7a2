package engine

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
)

// askedForPasskey returns a session whose code was scanned by a phone with a passkey, and the challenge.
func askedForPasskey(t *testing.T, w *world) (l *listener, challenge string) {
	t.Helper()
	w.server.Configure(func(o *standinOptions) { o.Passkey = []string{own} })
	s, err := w.engine.Open(context.Background(), "s1", "", 1, 0)
	ok(t, err)
	l = listen(t, s)
	code, _ := l.await("a code", 0, func(e *bridgepb.SessionEvent) bool { return e.GetLinkCode() != nil })
	ok(t, w.server.Scan(code.GetLinkCode().GetCode(), own))
	step, _ := l.await("a passkey", 0, func(e *bridgepb.SessionEvent) bool { return e.GetPasskey().GetRequestJson() != "" })
	var request struct{ Challenge, RpID string }
	ok(t, json.Unmarshal([]byte(step.GetPasskey().GetRequestJson()), &request))
	if request.RpID != "web.whatsapp.com" {
		t.Fatalf("asked for %v", request)
	}
	return l, request.Challenge
}

// browser returns the result of navigator.credentials.get(), without the signature, which the stand-in does not check.
func browser(challenge string) string {
	encode := base64.RawURLEncoding.EncodeToString
	client := encode([]byte(fmt.Sprintf(`{"type":"webauthn.get","challenge":%q,"origin":"https://web.whatsapp.com"}`, challenge)))
	return fmt.Sprintf(`{"id":"cGFzc2tleQ","rawId":"cGFzc2tleQ","type":"public-key","authenticatorAttachment":"platform",`+
		`"response":{"clientDataJSON":%q,"authenticatorData":"AAAA","signature":"AAAA","userHandle":null},"clientExtensionResults":{}}`, client)
}

func Test_an_account_with_a_passkey_links_once_its_owner_has_confirmed_it(t *testing.T) {
	w := newWorld(t)
	l, challenge := askedForPasskey(t, w)
	ok(t, l.session.AnswerPasskey(context.Background(), browser(challenge)))
	l.connection(0, bridgepb.Connection_CONNECTED)
	l.sent("3EB0FA01", peer, "confirmed")
	for _, e := range l.all() {
		if e.GetPasskey().GetConfirmationCode() != "" {
			t.Fatal("a code had to be compared")
		}
	}
}

func Test_an_invalid_response_is_rejected_and_another_may_follow(t *testing.T) {
	w := newWorld(t)
	l, challenge := askedForPasskey(t, w)
	for _, wrong := range []string{"", "[]", "{}", browser("another challenge")} {
		if err := l.session.AnswerPasskey(context.Background(), wrong); err == nil {
			t.Errorf("accepted: %s", wrong)
		}
	}
	if l.session.ConfirmPasskey(context.Background()) == nil {
		t.Error("confirmed before there was a code")
	}
	ok(t, l.session.AnswerPasskey(context.Background(), browser(challenge)))
	l.connection(0, bridgepb.Connection_CONNECTED)
}

// A second response cannot prove the scan any more: the codes of both screens are compared.
func Test_codes_are_compared_if_the_scan_is_not_proven(t *testing.T) {
	w := newWorld(t)
	l, challenge := askedForPasskey(t, w)
	w.server.Inject(standin.Fault{Action: standin.LosePasskey})
	ok(t, l.session.AnswerPasskey(context.Background(), browser(challenge)))
	ok(t, l.session.AnswerPasskey(context.Background(), browser(challenge)))
	step, _ := l.await("a code", 0, func(e *bridgepb.SessionEvent) bool { return e.GetPasskey().GetConfirmationCode() != "" })
	if shown := w.server.PasskeyCode(own); shown == "" || shown != strings.ReplaceAll(step.GetPasskey().GetConfirmationCode(), "-", "") {
		t.Fatalf("the phone shows %q", shown)
	}
	if l.session.Device() != "" {
		t.Fatal("linked without the owner's confirmation")
	}
	ok(t, l.session.ConfirmPasskey(context.Background()))
	l.connection(0, bridgepb.Connection_CONNECTED)
}

func Test_a_passkey_has_more_time_than_a_code_and_then_the_attempt_ends(t *testing.T) {
	w := newWorld(t)
	_, w.engine = w.another(func(s *Settings) {
		s.FirstCode, s.Code, s.PasskeyPatient = 300*time.Millisecond, 10*time.Millisecond, 800*time.Millisecond
	})
	began := time.Now()
	l, _ := askedForPasskey(t, w)
	if cause := l.ended().GetCause(); cause != bridgepb.Ended_LINK_EXPIRED || time.Since(began) < 1100*time.Millisecond {
		t.Fatalf("%v after %v", cause, time.Since(began))
	}
	codes := 0
	for _, e := range l.all() {
		if e.GetLinkCode() != nil {
			codes++
		}
	}
	if codes != 1 {
		t.Fatalf("%d codes were shown", codes)
	}
}
