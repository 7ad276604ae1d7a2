package standin

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"

	"go.mau.fi/libsignal/ecc"
	"go.mau.fi/libsignal/keys/identity"
	"go.mau.fi/libsignal/keys/prekey"
	"go.mau.fi/libsignal/protocol"
	"go.mau.fi/libsignal/session"
	"go.mau.fi/libsignal/util/optional"
	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waE2E"
	"google.golang.org/protobuf/proto"
)

// bundle is the key server's answer for one device.
type bundle struct {
	registrationID uint32
	identity       [32]byte
	signed         preKey
	signature      [64]byte
	oneTime        *preKey
}

type preKey struct {
	id  uint32
	pub [32]byte
}

// bundle creates the key server's answer for this phone.
func (k *signalKeys) bundle() (bundle, error) {
	key, err := k.freshPreKey()
	if err != nil {
		return bundle{}, err
	}
	return bundle{
		registrationID: k.registrationID,
		identity:       k.identity.PublicKey().PublicKey().PublicKey(),
		signed:         preKey{k.signedPreKey.ID(), k.signedPreKey.KeyPair().PublicKey().PublicKey()},
		signature:      k.signedPreKey.Signature(),
		oneTime:        &preKey{key.ID().Value, key.KeyPair().PublicKey().PublicKey()},
	}, nil
}

// decrypt opens what a companion sent to this phone.
func (k *signalKeys) decrypt(from *protocol.SignalAddress, kind string, sealed []byte) (*waE2E.Message, error) {
	ctx := context.Background()
	cipher := session.NewCipher(session.NewBuilderFromSignal(k, from, serializer), from)
	var plain []byte
	if kind == "pkmsg" {
		message, err := protocol.NewPreKeySignalMessageFromBytes(sealed, serializer.PreKeySignalMessage, serializer.SignalMessage)
		if err != nil {
			return nil, err
		}
		if plain, err = cipher.DecryptMessage(ctx, message); err != nil {
			return nil, err
		}
	} else {
		message, err := protocol.NewSignalMessageFromBytes(sealed, serializer.SignalMessage)
		if err != nil {
			return nil, err
		}
		if plain, err = cipher.Decrypt(ctx, message); err != nil {
			return nil, err
		}
	}
	return unpad(plain)
}

// encrypt seals a message for a companion, with a new session where there is none.
func (k *signalKeys) encrypt(to *protocol.SignalAddress, fresh func() (bundle, error), message *waE2E.Message) (wa.Node, error) {
	ctx := context.Background()
	builder := session.NewBuilderFromSignal(k, to, serializer)
	if known, _ := k.ContainsSession(ctx, to); !known {
		keys, err := fresh()
		if err != nil {
			return wa.Node{}, err
		}
		if err = builder.ProcessBundle(ctx, keys.forSignal(to.DeviceID())); err != nil {
			return wa.Node{}, fmt.Errorf("new session: %w", err)
		}
	}
	plain, err := proto.Marshal(message)
	if err != nil {
		return wa.Node{}, err
	}
	sealed, err := session.NewCipher(builder, to).Encrypt(ctx, pad(plain))
	if err != nil {
		return wa.Node{}, err
	}
	kind := "msg"
	if sealed.Type() == protocol.PREKEY_TYPE {
		kind = "pkmsg"
	}
	return wa.Node{Tag: "enc", Attrs: wa.Attrs{"v": "2", "type": kind}, Content: sealed.Serialize()}, nil
}

func (b bundle) forSignal(device uint32) *prekey.Bundle {
	id := optional.NewEmptyUint32()
	var oneTime ecc.ECPublicKeyable
	if b.oneTime != nil {
		id, oneTime = optional.NewOptionalUint32(b.oneTime.id), ecc.NewDjbECPublicKey(b.oneTime.pub)
	}
	return prekey.NewBundle(b.registrationID, device, id, b.signed.id, oneTime,
		ecc.NewDjbECPublicKey(b.signed.pub), b.signature, identity.NewKey(ecc.NewDjbECPublicKey(b.identity)))
}

// nodes is the bundle as <encrypt><key> answers with it.
func (b bundle) nodes() []wa.Node {
	out := []wa.Node{
		{Tag: "registration", Content: bytes4(b.registrationID)},
		{Tag: "type", Content: []byte{ecc.DjbType}},
		{Tag: "identity", Content: b.identity[:]},
		{Tag: "skey", Content: []wa.Node{
			{Tag: "id", Content: bytes3(b.signed.id)}, {Tag: "value", Content: b.signed.pub[:]}, {Tag: "signature", Content: b.signature[:]}}},
	}
	if b.oneTime != nil {
		out = append(out, b.oneTime.node())
	}
	return out
}

func (p preKey) node() wa.Node {
	return wa.Node{Tag: "key", Content: []wa.Node{{Tag: "id", Content: bytes3(p.id)}, {Tag: "value", Content: p.pub[:]}}}
}

func bytes4(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }
func bytes3(n uint32) []byte { return bytes4(n)[1:] }

func number(b []byte) (n uint32) {
	for _, x := range b {
		n = n<<8 | uint32(x)
	}
	return n
}

func pad(plain []byte) []byte {
	var length [1]byte
	_, _ = rand.Read(length[:])
	n := length[0]&15 + 1
	for range n {
		plain = append(plain, n)
	}
	return plain
}

func unpad(plain []byte) (*waE2E.Message, error) {
	if len(plain) == 0 || int(plain[len(plain)-1]) > len(plain) {
		return nil, errors.New("bad padding")
	}
	var message waE2E.Message
	return &message, proto.Unmarshal(plain[:len(plain)-int(plain[len(plain)-1])], &message)
}
