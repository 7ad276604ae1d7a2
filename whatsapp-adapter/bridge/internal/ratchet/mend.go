// Package ratchet repairs libsignal's damage to a Signal session's former states.
//
// A contact can have several states: two devices that write first at the same time create one each. The library tries a
// message with one state after the other, and each failed try changes the state that it used: a later message for that
// state cannot be decrypted, or is taken for a duplicate and silently dropped. One operation may change the
// current state only; all others must be as they were.
package ratchet

import (
	"go.mau.fi/libsignal/serialize"
	"go.mau.fi/libsignal/state/record"
)

var serializer = serialize.NewProtoBufSerializer()

// Mend returns the record `after` one encryption or decryption with its former states as they were `before`.
func Mend(before, after []byte) []byte {
	if len(before) == 0 || len(after) == 0 {
		return after
	}
	old, err := read(before)
	if err != nil {
		return after
	}
	written, err := read(after)
	if err != nil || written.SessionState == nil {
		return after
	}
	intact := map[string]*record.StateStructure{}
	for _, state := range append(old.PreviousStates, old.SessionState) {
		if state != nil {
			intact[string(state.SenderBaseKey)] = state
		}
	}
	seen := map[string]bool{"": true, string(written.SessionState.SenderBaseKey): true}
	var former []*record.StateStructure
	for _, state := range written.PreviousStates {
		key := string(state.SenderBaseKey)
		if seen[key] {
			continue
		}
		seen[key] = true
		if was := intact[key]; was != nil {
			state = was
		}
		former = append(former, state)
	}
	written.PreviousStates = former
	mended, err := record.NewSessionFromStructure(written, serializer.Session, serializer.State)
	if err != nil {
		return after
	}
	return mended.Serialize()
}

func read(serialized []byte) (*record.SessionStructure, error) {
	session, err := record.NewSessionFromBytes(serialized, serializer.Session, serializer.State)
	if err != nil {
		return nil, err
	}
	return session.Structure(), nil
}
