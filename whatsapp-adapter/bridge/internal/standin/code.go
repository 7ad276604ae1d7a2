package standin

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"

	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/types"
)

// codePairing is a client that waits for its pairing code to be typed on the phone of that number.
type codePairing struct {
	number             string
	ref                []byte
	wrapped            []byte
	phoneEphemeral     *ecdh.PrivateKey
	companionEphemeral []byte
}

func (c *conn) onLinkCode(query *wa.Node, node wa.Node) {
	switch node.AttrGetter().OptionalString("stage") {
	case "companion_hello":
		number := node.AttrGetter().OptionalJIDOrEmpty("jid").User
		wrapped, _ := node.GetChildByTag("link_code_pairing_wrapped_companion_ephemeral_pub").Content.([]byte)
		ref := make([]byte, 8)
		_, _ = rand.Read(ref)
		c.server.mu.Lock()
		c.code = &codePairing{number: number, ref: ref, wrapped: wrapped}
		c.server.mu.Unlock()
		c.result(query, wa.Node{Tag: "link_code_companion_reg", Attrs: wa.Attrs{"stage": "companion_hello"},
			Content: []wa.Node{{Tag: "link_code_pairing_ref", Content: ref}}})
	case "companion_finish":
		c.result(query)
		bundle, _ := node.GetChildByTag("link_code_pairing_wrapped_key_bundle").Content.([]byte)
		if err := c.finishCode(bundle); err != nil {
			c.cut()
		}
	}
}

// EnterCode types a pairing code on the phone of that number.
func (s *Server) EnterCode(number, code string) error {
	code = strings.ReplaceAll(code, "-", "")
	p, err := s.phone(number)
	if err != nil {
		return err
	}
	var c *conn
	s.mu.Lock()
	for candidate := range s.conns {
		if candidate.code != nil && candidate.code.number == number {
			c = candidate
		}
	}
	s.mu.Unlock()
	if c == nil {
		return errors.New("no client waits for a code of that number")
	}
	if len(c.code.wrapped) != 80 {
		return errors.New("the companion's key is not 80 bytes")
	}
	if c.code.companionEphemeral, err = crypt(code, c.code.wrapped[:32], c.code.wrapped[32:48], c.code.wrapped[48:]); err != nil {
		return err
	}
	if c.code.phoneEphemeral, err = ecdh.X25519().GenerateKey(rand.Reader); err != nil {
		return err
	}
	salt := make([]byte, 48)
	_, _ = rand.Read(salt)
	sealed, err := crypt(code, salt[:32], salt[32:], c.code.phoneEphemeral.PublicKey().Bytes())
	if err != nil {
		return err
	}
	identity := p.signal.identity.PublicKey().PublicKey().PublicKey()
	c.send(wa.Node{Tag: "notification", Attrs: wa.Attrs{"id": strings.ToLower(randomID("", 4)), "from": types.ServerJID, "type": "link_code_companion_reg", "t": now()},
		Content: []wa.Node{{Tag: "link_code_companion_reg", Attrs: wa.Attrs{"stage": "primary_hello"}, Content: []wa.Node{
			{Tag: "link_code_pairing_ref", Content: c.code.ref},
			{Tag: "primary_identity_pub", Content: identity[:]},
			{Tag: "link_code_pairing_wrapped_primary_ephemeral_pub", Content: append(salt, sealed...)},
		}}}})
	return nil
}

// finishCode opens the companion's keys and derives the secret that both sides now have.
func (c *conn) finishCode(wrapped []byte) error {
	if c.code == nil || c.code.phoneEphemeral == nil || len(wrapped) < 44 {
		return errors.New("out of turn")
	}
	shared, err := sharedSecret(c.code.phoneEphemeral, c.code.companionEphemeral)
	if err != nil {
		return err
	}
	key, err := hkdf.Key(sha256.New, shared, wrapped[:32], "link_code_pairing_key_bundle_encryption_key", 32)
	if err != nil {
		return err
	}
	plain, err := gcm(key).Open(nil, wrapped[32:44], wrapped[44:], nil)
	if err != nil {
		return err
	}
	p, err := c.server.phone(c.code.number)
	if err != nil {
		return err
	}
	own := p.signal.identity.PublicKey().PublicKey().PublicKey()
	if len(plain) != 96 || !bytes.Equal(plain[32:64], own[:]) {
		return errors.New("the bundle is not for this phone")
	}
	private := p.signal.identity.PrivateKey().Serialize()
	identityKey, err := ecdh.X25519().NewPrivateKey(private[:])
	if err != nil {
		return err
	}
	identityShared, err := sharedSecret(identityKey, plain[:32])
	if err != nil {
		return err
	}
	secret, err := hkdf.Key(sha256.New, slices.Concat(shared, identityShared, plain[64:]), nil, "adv_secret", 32)
	if err != nil {
		return err
	}
	return c.pair(p, [32]byte(plain[:32]), secret)
}

func crypt(code string, salt, iv, data []byte) ([]byte, error) {
	key, err := pbkdf2.Key(sha256.New, code, salt, 2<<16, 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(data))
	cipher.NewCTR(block, iv).XORKeyStream(out, data)
	return out, nil
}
