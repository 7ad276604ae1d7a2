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
	mu         sync.Mutex
	sessions   map[string][]byte
	identities map[string][32]byte
	tokens     map[string]*store.PrivacyToken
}

// manySessions returns the sessions of all addresses; false if one of them is not cached.
func (c *keyCache) manySessions(addresses []string) (map[string][]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	found := make(map[string][]byte, len(addresses))
	for _, address := range addresses {
		session, cached := c.sessions[address]
		if !cached {
			return nil, false
		}
		found[address] = session
	}
	return found, true
}

func (c *keyCache) putSessions(sessions map[string][]byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sessions == nil || len(c.sessions) > mostCached {
		c.sessions = map[string][]byte{}
	}
	for address, session := range sessions {
		c.sessions[address] = session
	}
}

func (c *keyCache) identity(address string) (key [32]byte, cached bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	key, cached = c.identities[address]
	return key, cached
}

func (c *keyCache) putIdentity(address string, key [32]byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.identities == nil || len(c.identities) > mostCached {
		c.identities = map[string][32]byte{}
	}
	c.identities[address] = key
}

// token returns a cached privacy token, which is nil if there is none in the database.
func (c *keyCache) token(user jid) (token *store.PrivacyToken, cached bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	token, cached = c.tokens[user.String()]
	return token, cached
}

func (c *keyCache) putToken(user jid, token *store.PrivacyToken) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.tokens == nil || len(c.tokens) > mostCached {
		c.tokens = map[string]*store.PrivacyToken{}
	}
	c.tokens[user.String()] = token
}

// forget removes the session and the identity of an address.
func (c *keyCache) forget(address string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.sessions, address)
	delete(c.identities, address)
}

func (c *keyCache) forgetTokens() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tokens = nil
}

func (c *keyCache) forgetAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sessions, c.identities, c.tokens = nil, nil, nil
}

// IsTrustedIdentity fails the send or the decryption if the identity cannot be read.
func (g *gate) IsTrustedIdentity(ctx context.Context, address string, key [32]byte) (bool, error) {
	if passOf(ctx) != nil {
		if stored, cached := g.cache.identity(address); cached {
			return stored == key, nil
		}
	}
	trusted, err := g.AllSessionSpecificStores.IsTrustedIdentity(ctx, address, key)
	return trusted, g.noted(ctx, err)
}

// PutIdentity is called for every message; it writes an identity that is not stored yet.
func (g *gate) PutIdentity(ctx context.Context, address string, key [32]byte) error {
	sending := passOf(ctx) != nil
	if stored, cached := g.cache.identity(address); sending && cached && stored == key {
		return g.noted(ctx, g.lease.valid())
	}
	g.cache.forget(address)
	err := g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutIdentity(ctx, address, key)
	})
	if sending && err == nil {
		g.cache.putIdentity(address, key)
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
	if token, cached := g.cache.token(user); cached {
		return token, nil
	}
	token, err := g.AllSessionSpecificStores.GetPrivacyToken(ctx, user)
	if err == nil {
		g.cache.putToken(user, token)
	}
	return token, err
}
