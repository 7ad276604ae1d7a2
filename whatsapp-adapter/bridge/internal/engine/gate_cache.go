package engine

import (
	"context"
	"sync"

	"go.mau.fi/whatsmeow/store"
)

// mostCached limits each kind of cached keys; a full cache is emptied.
const mostCached = 2_000

// keyCache contains stored keys of the last recipients, so that a send reads nothing and writes only what it changes. It
// is valid as long as this session holds the lease, because nobody else may change the keys then. All changes outside
// of sends remove the keys concerned; decryptions read the database.
type keyCache struct {
	sessions   recent[[]byte]
	identities recent[[32]byte]
	// tokens contains nil for a user without a token in the database.
	tokens recent[*store.PrivacyToken]
}

// recent contains cached keys of one kind by address or user.
type recent[V any] struct {
	mu     sync.Mutex
	values map[string]V
}

func (r *recent[V]) get(key string) (value V, cached bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	value, cached = r.values[key]
	return value, cached
}

func (r *recent[V]) put(key string, value V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.values == nil || len(r.values) > mostCached {
		r.values = map[string]V{}
	}
	r.values[key] = value
}

func (r *recent[V]) forget(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.values, key)
}

func (r *recent[V]) forgetAll() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.values = nil
}

// manySessions returns the sessions of all addresses; false if one of them is not cached.
func (c *keyCache) manySessions(addresses []string) (map[string][]byte, bool) {
	found := make(map[string][]byte, len(addresses))
	for _, address := range addresses {
		session, cached := c.sessions.get(address)
		if !cached {
			return nil, false
		}
		found[address] = session
	}
	return found, true
}

// forget removes the session and the identity of an address.
func (c *keyCache) forget(address string) {
	c.sessions.forget(address)
	c.identities.forget(address)
}

func (c *keyCache) forgetAll() {
	c.sessions.forgetAll()
	c.identities.forgetAll()
	c.tokens.forgetAll()
}

// IsTrustedIdentity fails the send or the decryption if the identity cannot be read.
func (g *gate) IsTrustedIdentity(ctx context.Context, address string, key [32]byte) (bool, error) {
	if passOf(ctx) != nil {
		if stored, cached := g.cache.identities.get(address); cached {
			return stored == key, nil
		}
	}
	trusted, err := g.AllSessionSpecificStores.IsTrustedIdentity(ctx, address, key)
	return trusted, g.noted(ctx, err)
}

// PutIdentity is called for every message; it writes an identity that is not stored yet.
func (g *gate) PutIdentity(ctx context.Context, address string, key [32]byte) error {
	sending := passOf(ctx) != nil
	if stored, cached := g.cache.identities.get(address); sending && cached && stored == key {
		return g.noted(ctx, g.lease.valid())
	}
	g.cache.forget(address)
	err := g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutIdentity(ctx, address, key)
	})
	if sending && err == nil {
		g.cache.identities.put(address, key)
	}
	return err
}

// GetPrivacyToken is the library's last read before it writes a frame: a frame without recipients is stopped here.
func (g *gate) GetPrivacyToken(ctx context.Context, user jid) (*store.PrivacyToken, error) {
	p := passOf(ctx)
	if p == nil {
		return g.AllSessionSpecificStores.GetPrivacyToken(ctx, user)
	}
	if stored, _ := p.state(); !stored {
		return nil, p.fail(errNoSession)
	}
	if token, cached := g.cache.tokens.get(user.String()); cached {
		return token, nil
	}
	token, err := g.AllSessionSpecificStores.GetPrivacyToken(ctx, user)
	if err == nil {
		g.cache.tokens.put(user.String(), token)
	}
	return token, err
}
