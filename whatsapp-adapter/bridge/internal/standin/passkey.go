package standin

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waCompanionReg"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

// passkeyPairing is a client whose code was scanned by a phone that links only after a passkey. Its owner's browser
// answers a challenge; then phone and client agree on a secret, under which the client sends its keys again.
type passkeyPairing struct {
	phone     *phone
	challenge string
	// scanned is the secret of the scanned code: a client that proves to have it need not compare codes.
	scanned   []byte
	ref       string
	companion *waCompanionReg.CompanionEphemeralIdentity
	sealed    []byte
	hash      []byte
	proven    bool
	ephemeral *ecdh.PrivateKey
	nonce     []byte
	key       []byte
	// code is what the phone shows, to be compared.
	code string
}

var crockford = base32.NewEncoding("123456789ABCDEFGHJKLMNPQRSTVWXYZ")

// PasskeyCode is the code on the phone of that number, to be compared with the client's; empty while it shows none.
func (s *Server) PasskeyCode(number string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.conns {
		if c.passkey != nil && c.passkey.phone.number == number {
			return c.passkey.code
		}
	}
	return ""
}

func (s *Server) wantsPasskey(number string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.options.Passkey, number)
}

// wantPasskey requests the passkey of the phone that scanned.
func (c *conn) wantPasskey(p *phone, secret []byte) {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw)
	challenge := base64.RawURLEncoding.EncodeToString(raw)
	c.server.mu.Lock()
	c.passkey = &passkeyPairing{phone: p, challenge: challenge, scanned: secret}
	c.server.mu.Unlock()
	options := fmt.Sprintf(`{"challenge":%q,"timeout":60000,"rpId":"web.whatsapp.com","allowCredentials":[{"id":"cGFzc2tleQ",`+
		`"type":"public-key","transports":["internal"]}],"userVerification":"required","extensions":{}}`, challenge)
	c.notify("passkey_prologue_request", wa.Node{Tag: "passkey_request_options", Content: []byte(options)})
}

func (c *conn) notify(kind string, child wa.Node) {
	c.send(wa.Node{Tag: "notification", Attrs: wa.Attrs{"id": strings.ToLower(randomID("", 4)), "from": types.ServerJID, "type": kind, "t": now()},
		Content: []wa.Node{child}})
}

// onPasskey handles the steps in their order; false: it is none of them.
func (c *conn) onPasskey(query *wa.Node, child wa.Node) bool {
	c.server.mu.Lock()
	passkey := c.passkey
	c.server.mu.Unlock()
	if passkey == nil {
		return false
	}
	content, _ := child.Content.([]byte)
	var err error
	switch child.Tag {
	case "ref":
		passkey.ref = randomID("2@", 16)
		c.result(query, wa.Node{Tag: "ref", Content: []byte(passkey.ref)})
		return true
	case "passkey_prologue":
		err = passkey.begin(child)
	case "companion_nonce":
		err = c.server.reveal(passkey, content)
	case "encrypted_pairing_request":
		err = c.finishPasskey(passkey, content)
	default:
		return false
	}
	if err != nil {
		c.refuse(query)
		return true
	}
	c.result(query)
	if child.Tag == "passkey_prologue" && c.server.takeFault(func(f *Fault) bool { return f.Action == LosePasskey }) == nil {
		c.notify("crsc_continuation", wa.Node{Tag: "primary_ephemeral_identity", Content: passkey.identity()})
	}
	return true
}

// begin checks the browser's answer, and stores the client's commitment.
func (p *passkeyPairing) begin(prologue wa.Node) error {
	assertion, _ := prologue.GetChildByTag("webauthn_assertion").Content.([]byte)
	payload, _ := prologue.GetChildByTag("prologue_payload").Content.([]byte)
	proof, _ := prologue.GetChildByTag("pairing_handoff_proof").Content.([]byte)
	var answer types.WebAuthnResponse
	var client struct {
		Challenge string `json:"challenge"`
	}
	if err := json.Unmarshal(assertion, &answer); err != nil {
		return err
	}
	if err := json.Unmarshal(answer.Response.ClientDataJSON, &client); err != nil || client.Challenge != p.challenge {
		return errors.New("not an answer to this challenge")
	}
	var said waCompanionReg.ProloguePayload
	if err := proto.Unmarshal(payload, &said); err != nil {
		return err
	}
	p.sealed, p.hash = said.GetCompanionEphemeralIdentity(), said.GetCommitment().GetHash()
	p.companion = &waCompanionReg.CompanionEphemeralIdentity{}
	if err := proto.Unmarshal(p.sealed, p.companion); err != nil || p.companion.GetRef() != p.ref {
		return errors.New("not the reference that was given")
	}
	handoff, err := hkdf.Key(sha256.New, p.scanned, nil, "shortcake-passkey-handoff-v1", 32)
	if err != nil {
		return err
	}
	mac := hmac.New(sha256.New, handoff)
	mac.Write(payload)
	if p.proven = hmac.Equal(proof, mac.Sum(nil)); len(proof) > 0 && !p.proven {
		return errors.New("the proof of the scan is wrong")
	}
	p.nonce = make([]byte, 32)
	_, _ = rand.Read(p.nonce)
	p.ephemeral, err = ecdh.X25519().GenerateKey(rand.Reader)
	return err
}

func (p *passkeyPairing) identity() []byte {
	identity, _ := proto.Marshal(&waCompanionReg.PrimaryEphemeralIdentity{PublicKey: p.ephemeral.PublicKey().Bytes(), Nonce: p.nonce})
	return identity
}

// reveal checks the client's commitment, and derives the key. The phone shows the code now, unless the scan is proven.
func (s *Server) reveal(p *passkeyPairing, nonce []byte) error {
	committed := sha256.Sum256(slices.Concat(p.sealed, nonce))
	if p.ephemeral == nil || !bytes.Equal(committed[:], p.hash) {
		return errors.New("not what it committed itself to")
	}
	shared, err := sharedSecret(p.ephemeral, p.companion.GetPublicKey())
	if err != nil {
		return err
	}
	salt := fmt.Sprintf("Companion Pairing %d with ref %s", p.companion.GetDeviceType(), p.ref)
	if p.key, err = hkdf.Key(sha256.New, shared, []byte(salt), "Pairing Information Encryption Key", 32); err != nil {
		return err
	}
	digest := sha256.Sum256(slices.Concat(nonce, p.ephemeral.PublicKey().Bytes()))
	code := make([]byte, 5)
	for i := range code {
		code[i] = p.nonce[i] ^ digest[i]
	}
	if !p.proven {
		s.mu.Lock()
		p.code = crockford.EncodeToString(code)
		s.mu.Unlock()
	}
	return nil
}

// finishPasskey opens the client's keys, and links it as if they had been scanned.
func (c *conn) finishPasskey(p *passkeyPairing, sealed []byte) error {
	var wrapped waCompanionReg.EncryptedPairingRequest
	if err := proto.Unmarshal(sealed, &wrapped); err != nil {
		return err
	}
	if p.key == nil || len(wrapped.GetIV()) != 12 {
		return errors.New("out of turn")
	}
	plain, err := gcm(p.key).Open(nil, wrapped.GetIV(), wrapped.GetEncryptedPayload(), nil)
	if err != nil {
		return err
	}
	var keys waCompanionReg.PairingRequest
	if err = proto.Unmarshal(plain, &keys); err != nil {
		return err
	}
	if !bytes.Equal(keys.GetCompanionPublicKey(), c.noise.clientStatic) || len(keys.GetCompanionIdentityKey()) != 32 {
		return errors.New("not this client's keys")
	}
	return c.pair(p.phone, [32]byte(keys.GetCompanionIdentityKey()), keys.GetAdvSecret())
}
