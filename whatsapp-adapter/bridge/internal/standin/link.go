package standin

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.mau.fi/libsignal/ecc"
	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waAdv"
	"go.mau.fi/whatsmeow/proto/waWa6"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

const codesPerConnection = 6

// register shows an unpaired client its references.
func (c *conn) register(data *waWa6.ClientPayload_DevicePairingRegistrationData) {
	s := c.server
	c.registration = data
	nodes := make([]wa.Node, codesPerConnection)
	s.mu.Lock()
	s.stats.Registrations++
	for i := range nodes {
		raw := make([]byte, 60)
		_, _ = rand.Read(raw)
		ref := "2@" + base64.StdEncoding.EncodeToString(raw)
		s.refs[ref] = c
		c.refs = append(c.refs, ref)
		nodes[i] = wa.Node{Tag: "ref", Content: []byte(ref)}
	}
	s.mu.Unlock()
	c.send(wa.Node{Tag: "iq", Attrs: wa.Attrs{"from": types.ServerJID, "type": "set", "id": strings.ToLower(randomID("", 4)), "xmlns": "md"},
		Content: []wa.Node{{Tag: "pair-device", Content: nodes}}})
}

// Scan scans the text of a QR code with the phone of that number.
func (s *Server) Scan(code, number string) error {
	if at := strings.IndexByte(code, '#'); at >= 0 {
		code = code[at+1:]
	}
	parts := strings.Split(code, ",")
	if len(parts) < 4 {
		return errors.New("not a WhatsApp code")
	}
	s.mu.Lock()
	c := s.refs[parts[0]]
	s.mu.Unlock()
	if c == nil {
		return errors.New("the code is unknown or expired")
	}
	var keys [3][]byte
	for i := range keys {
		decoded, err := base64.StdEncoding.DecodeString(parts[i+1])
		if err != nil || len(decoded) != 32 {
			return errors.New("a key of the code is not 32 bytes")
		}
		keys[i] = decoded
	}
	if !bytes.Equal(keys[0], c.noise.clientStatic) {
		return errors.New("the code's noise key is not the connection's")
	}
	p, err := s.phone(number)
	if err != nil {
		return err
	}
	if s.wantsPasskey(number) {
		c.wantPasskey(p, keys[2])
		return nil
	}
	return c.pair(p, [32]byte(keys[1]), keys[2])
}

// pair reports to the client that the phone accepts it.
func (c *conn) pair(p *phone, identity [32]byte, advSecret []byte) error {
	if c.registration == nil || !bytes.Equal(identity[:], c.registration.GetEIdent()) {
		return errors.New("the identity is not the one of the registration")
	}
	s := c.server
	s.mu.Lock()
	keyIndex, details, container, err := p.sign(identity, advSecret)
	if err != nil {
		s.mu.Unlock()
		return err
	}
	p.lastDevice++
	c.pairing = &companion{phone: p, device: p.lastDevice, identity: identity, noise: c.noise.clientStatic, keyIndex: keyIndex, details: details}
	jid, lid := c.pairing.jid(), c.pairing.lidJID()
	s.mu.Unlock()
	c.send(wa.Node{Tag: "iq", Attrs: wa.Attrs{"from": types.ServerJID, "type": "set", "id": strings.ToLower(randomID("", 4)), "xmlns": "md", "t": now()},
		Content: []wa.Node{{Tag: "pair-success", Content: []wa.Node{
			{Tag: "device-identity", Content: container},
			{Tag: "device", Attrs: wa.Attrs{"jid": jid, "lid": lid}},
			{Tag: "platform", Attrs: wa.Attrs{"name": "android"}},
		}}}})
	return nil
}

// onPairSigned checks the client's own signature, and makes it reconnect as a companion.
func (c *conn) onPairSigned(node wa.Node) {
	if err := c.checkPairing(node.GetChildByTag("device-identity")); err != nil {
		c.cut()
		return
	}
	s := c.server
	s.mu.Lock()
	c.pairing.phone.companions[c.pairing.device] = c.pairing
	s.mu.Unlock()
	c.send(wa.Node{Tag: "stream:error", Attrs: wa.Attrs{"code": "515"}})
	c.hangUp()
}

func (c *conn) checkPairing(node wa.Node) error {
	if c.pairing == nil {
		return errors.New("nothing was scanned")
	}
	raw, _ := node.Content.([]byte)
	var signed waAdv.ADVSignedDeviceIdentity
	if err := proto.Unmarshal(raw, &signed); err != nil {
		return err
	}
	if node.AttrGetter().Uint64("key-index") != uint64(c.pairing.keyIndex) {
		return errors.New("key-index differs")
	}
	account := c.pairing.phone.signal.identity.PublicKey().PublicKey().PublicKey()
	message := slices.Concat([]byte{6, 1}, c.pairing.details, c.pairing.identity[:], account[:])
	if len(signed.GetDeviceSignature()) != 64 ||
		!ecc.VerifySignature(ecc.NewDjbECPublicKey(c.pairing.identity), message, [64]byte(signed.GetDeviceSignature())) {
		return errors.New("the device's signature is wrong")
	}
	return nil
}

// Unlink removes a companion on the phone: all of them when device is 0.
func (s *Server) Unlink(number string, device uint16) error {
	p, err := s.phone(number)
	if err != nil {
		return err
	}
	s.mu.Lock()
	var conns []*conn
	removed := 0
	for id, c := range p.companions {
		if device == 0 || device == id {
			delete(p.companions, id)
			removed++
			if c.conn != nil {
				conns = append(conns, c.conn)
			}
		}
	}
	s.mu.Unlock()
	for _, c := range conns {
		c.removed()
	}
	if removed == 0 {
		return fmt.Errorf("no such device")
	}
	return nil
}

func (c *conn) removed() {
	c.send(wa.Node{Tag: "stream:error", Attrs: wa.Attrs{"code": "401"}, Content: []wa.Node{{Tag: "conflict", Attrs: wa.Attrs{"type": "device_removed"}}}})
	c.hangUp()
}
