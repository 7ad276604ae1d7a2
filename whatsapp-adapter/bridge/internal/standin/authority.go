package standin

import (
	"crypto/ecdh"
	"crypto/rand"

	"go.mau.fi/libsignal/ecc"
	"go.mau.fi/whatsmeow/proto/waCert"
	"google.golang.org/protobuf/proto"
)

// Authority signs the server's static key: root, intermediate, leaf.
type Authority struct {
	// Root is what a client must trust.
	Root   [32]byte
	static *ecdh.PrivateKey
	chain  []byte
}

// NewAuthority creates new keys.
func NewAuthority() (*Authority, error) {
	static, err := ecdh.X25519().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	root, err := ecc.GenerateKeyPair()
	if err != nil {
		return nil, err
	}
	intermediate, err := ecc.GenerateKeyPair()
	if err != nil {
		return nil, err
	}
	middle := intermediate.PublicKey().PublicKey()
	above, err := certificate(1, 0, middle[:], root)
	if err != nil {
		return nil, err
	}
	leaf, err := certificate(2, 1, static.PublicKey().Bytes(), intermediate)
	if err != nil {
		return nil, err
	}
	chain, err := proto.Marshal(&waCert.CertChain{Intermediate: above, Leaf: leaf})
	if err != nil {
		return nil, err
	}
	return &Authority{Root: root.PublicKey().PublicKey(), static: static, chain: chain}, nil
}

func certificate(serial, issuer uint32, key []byte, signer *ecc.ECKeyPair) (*waCert.CertChain_NoiseCertificate, error) {
	details, err := proto.Marshal(&waCert.CertChain_NoiseCertificate_Details{
		Serial: &serial, IssuerSerial: &issuer, Key: key,
		NotBefore: proto.Uint64(1600000000), NotAfter: proto.Uint64(4000000000),
	})
	if err != nil {
		return nil, err
	}
	signature := ecc.CalculateSignature(signer.PrivateKey(), details)
	return &waCert.CertChain_NoiseCertificate{Details: details, Signature: signature[:]}, nil
}
