package standin

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"go.mau.fi/libsignal/ecc"
	"go.mau.fi/libsignal/protocol"
	wa "go.mau.fi/whatsmeow/binary"
	"go.mau.fi/whatsmeow/proto/waAdv"
	"go.mau.fi/whatsmeow/types"
	"google.golang.org/protobuf/proto"
)

// phone is the primary device of an account, with its own Signal identity.
type phone struct {
	number     string
	lid        string
	name       string
	signal     *signalKeys
	rawID      uint32
	keyIndex   uint32
	lastDevice uint16
	companions map[uint16]*companion
	// written stores this phone's messages by id, for companions that cannot decrypt them.
	written map[string]Letter
}

// companion is a linked device in the state of the server and the phone. Under the server's lock.
type companion struct {
	phone    *phone
	device   uint16
	identity [32]byte
	noise    []byte
	keyIndex uint32
	details  []byte
	keys     bundle
	oneTime  []preKey
	pending  []*pendingStanza
	conn     *conn
	greeted  bool
}

// pendingStanza waits for its acknowledgement.
type pendingStanza struct {
	node wa.Node
	// ignore is how many acknowledgements belong to a former stanza with the same id.
	ignore int
}

func newPhone(number string) (*phone, error) {
	signal, err := newSignalKeys()
	if err != nil {
		return nil, err
	}
	digits := []byte(number)
	slices.Reverse(digits)
	lid := string(digits)
	if len(lid) < 13 {
		lid += strings.Repeat("7", 13-len(lid))
	}
	return &phone{
		number: number, lid: "1" + lid, name: "Phone " + number[max(0, len(number)-4):], signal: signal,
		rawID: uint32(time.Now().UnixNano()) >> 1, companions: map[uint16]*companion{}, written: map[string]Letter{},
	}, nil
}

func (p *phone) jid() types.JID    { return types.NewJID(p.number, types.DefaultUserServer) }
func (p *phone) lidJID() types.JID { return types.NewJID(p.lid, types.HiddenUserServer) }

// linked lists the companions by device.
func (p *phone) linked() (all []*companion) {
	for _, c := range p.companions {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *companion) int { return int(a.device) - int(b.device) })
	return all
}

// sign vouches for a companion: an ADVSignedDeviceIdentityHMAC under the secret that the phone scanned.
func (p *phone) sign(companionIdentity [32]byte, advSecret []byte) (keyIndex uint32, details, container []byte, err error) {
	p.keyIndex++
	details, err = proto.Marshal(&waAdv.ADVDeviceIdentity{
		RawID: &p.rawID, Timestamp: proto.Uint64(uint64(time.Now().Unix())), KeyIndex: &p.keyIndex,
		AccountType: waAdv.ADVEncryptionType_E2EE.Enum(), DeviceType: waAdv.ADVEncryptionType_E2EE.Enum(),
	})
	if err != nil {
		return 0, nil, nil, err
	}
	signed := slices.Concat([]byte{6, 0}, details, companionIdentity[:])
	signature := ecc.CalculateSignature(p.signal.identity.PrivateKey(), signed)
	own := p.signal.identity.PublicKey().PublicKey().PublicKey()
	identity, err := proto.Marshal(&waAdv.ADVSignedDeviceIdentity{Details: details, AccountSignatureKey: own[:], AccountSignature: signature[:]})
	if err != nil {
		return 0, nil, nil, err
	}
	mac := hmac.New(sha256.New, advSecret)
	mac.Write(identity)
	container, err = proto.Marshal(&waAdv.ADVSignedDeviceIdentityHMAC{Details: identity, HMAC: mac.Sum(nil)})
	return p.keyIndex, details, container, err
}

func (c *companion) jid() types.JID {
	return types.JID{User: c.phone.number, Device: c.device, Server: types.DefaultUserServer}
}

func (c *companion) lidJID() types.JID {
	return types.JID{User: c.phone.lid, Device: c.device, Server: types.HiddenUserServer}
}

// address names the companion in the phones' Signal stores.
func (c *companion) address() *protocol.SignalAddress {
	return protocol.NewSignalAddress(c.phone.number, uint32(c.device))
}

// takeBundle hands out a one-time prekey, once.
func (c *companion) takeBundle() bundle {
	keys := c.keys
	if len(c.oneTime) > 0 {
		keys.oneTime, c.oneTime = &c.oneTime[0], c.oneTime[1:]
	}
	return keys
}

func (c *companion) queue() (nodes []wa.Node) {
	for _, p := range c.pending {
		nodes = append(nodes, p.node)
	}
	return nodes
}

// keep puts a stanza into the queue; one with the same id and type is replaced.
func (c *companion) keep(node wa.Node) *pendingStanza {
	c.forget(node.Tag, node.Attrs["id"], node.Attrs["type"])
	stanza := &pendingStanza{node: node}
	c.pending = append(c.pending, stanza)
	return stanza
}

func (c *companion) forget(tag string, id, kind any) {
	c.pending = slices.DeleteFunc(c.pending, func(p *pendingStanza) bool {
		return p.node.Tag == tag && p.node.Attrs["id"] == id && p.node.Attrs["type"] == kind
	})
}

// acknowledged removes the stanzas with that id.
func (c *companion) acknowledged(tag string, id any) {
	c.pending = slices.DeleteFunc(c.pending, func(p *pendingStanza) bool {
		if p.node.Tag != tag || p.node.Attrs["id"] != id {
			return false
		}
		if p.ignore > 0 {
			p.ignore--
			return false
		}
		return true
	})
}

func withAttr(node wa.Node, key string, value any) wa.Node {
	attrs := wa.Attrs{key: value}
	for k, v := range node.Attrs {
		attrs[k] = v
	}
	node.Attrs = attrs
	return node
}

func randomID(prefix string, length int) string {
	b := make([]byte, length)
	_, _ = rand.Read(b)
	return prefix + strings.ToUpper(hex.EncodeToString(b))
}
