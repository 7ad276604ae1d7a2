package standin

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"go.mau.fi/whatsmeow/proto/waWa6"
	"google.golang.org/protobuf/proto"
)

const noisePattern = "Noise_XX_25519_AESGCM_SHA256\x00\x00\x00\x00"

var noiseHeader = []byte{'W', 'A', 6, 3}

// responder is the server's side of the handshake, and the ciphers of the connection afterwards.
type responder struct {
	authority    *Authority
	input        []byte
	hash         []byte
	chainKey     []byte
	key          cipher.AEAD
	counter      uint32
	ephemeral    *ecdh.PrivateKey
	stage        stage
	clientStatic []byte
	read, write  cipher.AEAD
	reads        uint32
	writes       uint32
}

type stage int

const (
	awaitIntro stage = iota
	awaitHello
	awaitFinish
	transport
)

// step is the result of processing some bytes: an answer, the client's payload, or a decrypted frame.
type step struct {
	reply   []byte
	payload *waWa6.ClientPayload
	frame   []byte
}

func newResponder(authority *Authority) (*responder, error) {
	ephemeral, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	start := []byte(noisePattern)
	return &responder{authority: authority, hash: start, chainKey: start, ephemeral: ephemeral}, nil
}

func (r *responder) feed(data []byte) ([]step, error) {
	r.input = append(r.input, data...)
	if r.stage == awaitIntro {
		if done, err := r.intro(); !done || err != nil {
			return nil, err
		}
	}
	var steps []step
	for len(r.input) >= 3 {
		length := int(r.input[0])<<16 | int(r.input[1])<<8 | int(r.input[2])
		if len(r.input) < 3+length {
			break
		}
		body := bytes.Clone(r.input[3 : 3+length])
		r.input = r.input[3+length:]
		next, err := r.take(body)
		if err != nil {
			return steps, err
		}
		steps = append(steps, next)
	}
	return steps, nil
}

// intro is "WA", 6, 3, before which a client may put "ED", 0, 1 and routing information.
func (r *responder) intro() (bool, error) {
	offset := 0
	if len(r.input) < 4 {
		return false, nil
	}
	if r.input[0] == 'E' && r.input[1] == 'D' {
		if len(r.input) < 7 {
			return false, nil
		}
		offset = 7 + int(r.input[4])<<16 + int(binary.BigEndian.Uint16(r.input[5:7]))
	}
	if len(r.input) < offset+4 {
		return false, nil
	}
	if !bytes.Equal(r.input[offset:offset+4], noiseHeader) {
		return false, errors.New("not WhatsApp's header")
	}
	r.mixHash(noiseHeader)
	r.input = r.input[offset+4:]
	r.stage = awaitHello
	return true, nil
}

func (r *responder) take(body []byte) (step, error) {
	switch r.stage {
	case awaitHello:
		return r.hello(body)
	case awaitFinish:
		return r.finish(body)
	default:
		frame, err := r.read.Open(nil, nonce(r.reads), body, nil)
		r.reads++
		return step{frame: frame}, err
	}
}

func (r *responder) hello(body []byte) (step, error) {
	var message waWa6.HandshakeMessage
	if err := proto.Unmarshal(body, &message); err != nil {
		return step{}, err
	}
	theirs := message.GetClientHello().GetEphemeral()
	r.mixHash(theirs)
	r.mixHash(r.ephemeral.PublicKey().Bytes())
	if err := r.mixSecret(r.ephemeral, theirs); err != nil {
		return step{}, err
	}
	static := r.seal(r.authority.static.PublicKey().Bytes())
	if err := r.mixSecret(r.authority.static, theirs); err != nil {
		return step{}, err
	}
	chain := r.seal(r.authority.chain)
	reply, err := proto.Marshal(&waWa6.HandshakeMessage{ServerHello: &waWa6.HandshakeMessage_ServerHello{
		Ephemeral: r.ephemeral.PublicKey().Bytes(), Static: static, Payload: chain}})
	r.stage = awaitFinish
	return step{reply: framed(reply)}, err
}

func (r *responder) finish(body []byte) (step, error) {
	var message waWa6.HandshakeMessage
	err := proto.Unmarshal(body, &message)
	if err != nil {
		return step{}, err
	}
	if r.clientStatic, err = r.open(message.GetClientFinish().GetStatic()); err != nil {
		return step{}, fmt.Errorf("client's static key: %w", err)
	}
	if err = r.mixSecret(r.ephemeral, r.clientStatic); err != nil {
		return step{}, err
	}
	plain, err := r.open(message.GetClientFinish().GetPayload())
	if err != nil {
		return step{}, fmt.Errorf("client's payload: %w", err)
	}
	payload := &waWa6.ClientPayload{}
	if err = proto.Unmarshal(plain, payload); err != nil {
		return step{}, err
	}
	first, second := expand(nil, r.chainKey)
	r.read, r.write = gcm(first), gcm(second)
	r.stage = transport
	return step{payload: payload}, nil
}

func (r *responder) sealFrame(plain []byte) []byte {
	sealed := r.write.Seal(nil, nonce(r.writes), plain, nil)
	r.writes++
	return framed(sealed)
}

func (r *responder) mixHash(data []byte) {
	sum := sha256.Sum256(append(bytes.Clone(r.hash), data...))
	r.hash = sum[:]
}

func (r *responder) mixSecret(private *ecdh.PrivateKey, public []byte) error {
	secret, err := sharedSecret(private, public)
	if err != nil {
		return err
	}
	chainKey, key := expand(secret, r.chainKey)
	r.chainKey, r.key, r.counter = chainKey, gcm(key), 0
	return nil
}

func (r *responder) seal(plain []byte) []byte {
	sealed := r.key.Seal(nil, nonce(r.counter), plain, r.hash)
	r.counter++
	r.mixHash(sealed)
	return sealed
}

func (r *responder) open(sealed []byte) ([]byte, error) {
	plain, err := r.key.Open(nil, nonce(r.counter), sealed, r.hash)
	r.counter++
	r.mixHash(sealed)
	return plain, err
}

func sharedSecret(private *ecdh.PrivateKey, public []byte) ([]byte, error) {
	theirs, err := ecdh.X25519().NewPublicKey(public)
	if err != nil {
		return nil, err
	}
	return private.ECDH(theirs)
}

func expand(secret, salt []byte) (first, second []byte) {
	out, err := hkdf.Key(sha256.New, secret, salt, "", 64)
	if err != nil {
		panic(err)
	}
	return out[:32], out[32:]
}

func gcm(key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic(err)
	}
	return aead
}

func nonce(counter uint32) []byte {
	iv := make([]byte, 12)
	binary.BigEndian.PutUint32(iv[8:], counter)
	return iv
}

func framed(body []byte) []byte {
	return append([]byte{byte(len(body) >> 16), byte(len(body) >> 8), byte(len(body))}, body...)
}
