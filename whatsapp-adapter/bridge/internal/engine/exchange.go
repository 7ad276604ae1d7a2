package engine

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"
	"unsafe"

	"go.mau.fi/whatsmeow"
	waBinary "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waE2E"
)

// inFlight is how many messages of one session may wait for their acknowledgements. The library's own SendMessage starts
// the next one only after the acknowledgement: ten per second if WhatsApp takes 100 ms.
const inFlight = 4

// exchange sends one message and waits for its acknowledgement, as the library's SendMessage does for a text to one
// person; posted is called when the next message may be encrypted. Calls must not be concurrent.
func (s *Session) exchange(ctx context.Context, id string, to recipient, text string, posted func()) (whatsmeow.SendResponse, error) {
	var response whatsmeow.SendResponse
	message := &waE2E.Message{Conversation: &text}
	if _, stale := s.staleDevices.LoadAndDelete(to.lid); stale {
		// Only SendMessage can invalidate a list of devices that the server reports as outdated.
		deadline, _ := ctx.Deadline()
		return s.client.SendMessage(ctx, to.lid, message,
			whatsmeow.SendRequestExtra{ID: id, Timeout: max(time.Millisecond, time.Until(deadline))})
	}
	inner := s.client.DangerousInternals()
	if err := inner.AddRecentMessage(ctx, to.lid, id, message, nil); err != nil {
		return response, err
	}
	answer := inner.WaitResponse(id)
	hash, frame, err := sendDM(ctx, inner, to, id, message, &response.DebugTimings)
	posted()
	if err != nil {
		inner.CancelResponse(id, answer)
		return response, err
	}
	began := time.Now()
	var node *waBinary.Node
	select {
	case node = <-answer:
	case <-ctx.Done():
		inner.CancelResponse(id, answer)
		return response, ctx.Err()
	}
	response.DebugTimings.Resp = time.Since(began)
	if node == nil {
		return response, errors.New("no answer")
	}
	if node.Tag == "xmlstreamend" || node.Tag == "stream:error" {
		if node, err = inner.RetryFrame(ctx, "message send", id, frame, node, 0); err != nil {
			return response, err
		}
	}
	attrs := node.AttrGetter()
	response.Timestamp = attrs.UnixTime("t")
	if expected := attrs.OptionalString("phash"); expected != "" && expected != hash {
		s.staleDevices.Store(to.lid, true)
	}
	if code := attrs.OptionalInt("error"); code != 0 {
		return response, fmt.Errorf("%w %d", whatsmeow.ErrServerReturnedError, code)
	}
	return response, nil
}

// sendDM encrypts a message for all devices of two people and writes its frame. The last parameter's type is the
// private to the library: a test checks the one field that is set.
func sendDM(ctx context.Context, inner *whatsmeow.DangerousInternalClient, to recipient, id string,
	message *waE2E.Message, timings *whatsmeow.MessageDebugTimings) (hash string, frame []byte, err error) {
	send := reflect.ValueOf(inner).MethodByName("SendDM")
	extra := reflect.New(send.Type().In(6)).Elem()
	recipient := extra.FieldByName("peerRecipientPN")
	reflect.NewAt(recipient.Type(), unsafe.Pointer(recipient.UnsafeAddr())).Elem().Set(reflect.ValueOf(to.number))
	out := send.Call([]reflect.Value{reflect.ValueOf(ctx), reflect.ValueOf(inner.GetOwnLID()), reflect.ValueOf(to.lid),
		reflect.ValueOf(id), reflect.ValueOf(message), reflect.ValueOf(timings), extra})
	err, _ = out[2].Interface().(error)
	return out[0].String(), out[1].Bytes(), err
}
