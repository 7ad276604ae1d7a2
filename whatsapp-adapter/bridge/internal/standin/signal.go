package standin

import (
	"context"
	"crypto/rand"
	"errors"
	"math/big"
	"sync"

	"go.mau.fi/libsignal/ecc"
	groups "go.mau.fi/libsignal/groups/state/record"
	"go.mau.fi/libsignal/keys/identity"
	"go.mau.fi/libsignal/protocol"
	"go.mau.fi/libsignal/serialize"
	"go.mau.fi/libsignal/state/record"
	"go.mau.fi/libsignal/util/keyhelper"
	"ogensync.com/connect/bridge/internal/ratchet"
)

var serializer = serialize.NewProtoBufSerializer()

// signalKeys is a phone's Signal store, in memory. Its holder locks it.
type signalKeys struct {
	mu             sync.Mutex
	identity       *identity.KeyPair
	registrationID uint32
	signedPreKey   *record.SignedPreKey
	preKeys        map[uint32]*record.PreKey
	nextPreKey     uint32
	sessions       map[string][]byte
}

func newSignalKeys() (*signalKeys, error) {
	pair, err := keyhelper.GenerateIdentityKeyPair()
	if err != nil {
		return nil, err
	}
	signed, err := keyhelper.GenerateSignedPreKey(pair, 1, serializer.SignedPreKeyRecord)
	if err != nil {
		return nil, err
	}
	id, err := rand.Int(rand.Reader, big.NewInt(16379))
	if err != nil {
		return nil, err
	}
	return &signalKeys{
		identity: pair, registrationID: uint32(id.Int64()) + 1, signedPreKey: signed,
		preKeys: map[uint32]*record.PreKey{}, sessions: map[string][]byte{},
	}, nil
}

func (k *signalKeys) GetIdentityKeyPair() *identity.KeyPair { return k.identity }
func (k *signalKeys) GetLocalRegistrationID() uint32        { return k.registrationID }

func (k *signalKeys) SaveIdentity(context.Context, *protocol.SignalAddress, *identity.Key) error {
	return nil
}

func (k *signalKeys) IsTrustedIdentity(context.Context, *protocol.SignalAddress, *identity.Key) (bool, error) {
	return true, nil
}

func (k *signalKeys) LoadPreKey(_ context.Context, id uint32) (*record.PreKey, error) {
	return k.preKeys[id], nil
}

func (k *signalKeys) StorePreKey(_ context.Context, id uint32, key *record.PreKey) error {
	k.preKeys[id] = key
	return nil
}

func (k *signalKeys) ContainsPreKey(_ context.Context, id uint32) (bool, error) {
	return k.preKeys[id] != nil, nil
}

func (k *signalKeys) RemovePreKey(_ context.Context, id uint32) error {
	delete(k.preKeys, id)
	return nil
}

func (k *signalKeys) LoadSession(_ context.Context, address *protocol.SignalAddress) (*record.Session, error) {
	if raw := k.sessions[address.String()]; raw != nil {
		return record.NewSessionFromBytes(raw, serializer.Session, serializer.State)
	}
	return record.NewSession(serializer.Session, serializer.State), nil
}

func (k *signalKeys) StoreSession(_ context.Context, address *protocol.SignalAddress, session *record.Session) error {
	name := address.String()
	k.sessions[name] = ratchet.Mend(k.sessions[name], session.Serialize())
	return nil
}

func (k *signalKeys) ContainsSession(_ context.Context, address *protocol.SignalAddress) (bool, error) {
	return k.sessions[address.String()] != nil, nil
}

func (k *signalKeys) DeleteSession(_ context.Context, address *protocol.SignalAddress) error {
	delete(k.sessions, address.String())
	return nil
}

func (k *signalKeys) DeleteAllSessions(context.Context) error {
	clear(k.sessions)
	return nil
}

func (k *signalKeys) GetSubDeviceSessions(context.Context, string) ([]uint32, error) { return nil, nil }

func (k *signalKeys) LoadSignedPreKey(_ context.Context, id uint32) (*record.SignedPreKey, error) {
	if id != k.signedPreKey.ID() {
		return nil, errors.New("no such signed prekey")
	}
	return k.signedPreKey, nil
}

func (k *signalKeys) LoadSignedPreKeys(context.Context) ([]*record.SignedPreKey, error) {
	return []*record.SignedPreKey{k.signedPreKey}, nil
}

func (k *signalKeys) StoreSignedPreKey(_ context.Context, _ uint32, key *record.SignedPreKey) error {
	k.signedPreKey = key
	return nil
}

func (k *signalKeys) ContainsSignedPreKey(_ context.Context, id uint32) (bool, error) {
	return id == k.signedPreKey.ID(), nil
}

func (k *signalKeys) RemoveSignedPreKey(context.Context, uint32) error { return nil }

func (k *signalKeys) StoreSenderKey(context.Context, *protocol.SenderKeyName, *groups.SenderKey) error {
	return errors.New("no groups here")
}

func (k *signalKeys) LoadSenderKey(context.Context, *protocol.SenderKeyName) (*groups.SenderKey, error) {
	return nil, errors.New("no groups here")
}

// freshPreKey creates a one-time prekey, as the phone would have uploaded it.
func (k *signalKeys) freshPreKey() (*record.PreKey, error) {
	pair, err := ecc.GenerateKeyPair()
	if err != nil {
		return nil, err
	}
	k.nextPreKey++
	key := record.NewPreKey(k.nextPreKey, pair, serializer.PreKeyRecord)
	k.preKeys[k.nextPreKey] = key
	return key, nil
}
