package engine

import (
	"context"
	"time"

	"go.mau.fi/whatsmeow/util/keys"
	"ogensync.com/connect/bridge/internal/ratchet"
)

// GetOrGenPreKeys creates hundreds of keys when a device is linked, in one transaction.
func (g *gate) GetOrGenPreKeys(ctx context.Context, count uint32) (made []*keys.PreKey, err error) {
	err = g.write(ctx, func(ctx context.Context) error {
		made, err = g.AllSessionSpecificStores.GetOrGenPreKeys(ctx, count)
		return err
	})
	return made, err
}

// GenOnePreKey creates a key for a retry receipt.
func (g *gate) GenOnePreKey(ctx context.Context) (made *keys.PreKey, err error) {
	err = g.write(ctx, func(ctx context.Context) error {
		made, err = g.AllSessionSpecificStores.GenOnePreKey(ctx)
		return err
	})
	return made, err
}

// PutPushName stores a contact's name.
func (g *gate) PutPushName(ctx context.Context, user jid, name string) (changed bool, former string, err error) {
	err = g.write(ctx, func(ctx context.Context) error {
		changed, former, err = g.AllSessionSpecificStores.PutPushName(ctx, user, name)
		return err
	})
	return changed, former, err
}

// PutBusinessName stores a business's name.
func (g *gate) PutBusinessName(ctx context.Context, user jid, name string) (changed bool, former string, err error) {
	err = g.write(ctx, func(ctx context.Context) error {
		changed, former, err = g.AllSessionSpecificStores.PutBusinessName(ctx, user, name)
		return err
	})
	return changed, former, err
}

// DeleteExpiredPrivacyTokens deletes expired tokens.
func (g *gate) DeleteExpiredPrivacyTokens(ctx context.Context, cutoff time.Time) (deleted int64, err error) {
	defer g.cache.tokens.forgetAll()
	err = g.write(ctx, func(ctx context.Context) error {
		deleted, err = g.AllSessionSpecificStores.DeleteExpiredPrivacyTokens(ctx, cutoff)
		return err
	})
	return deleted, err
}

// MigratePNToLID is called for every incoming message; it has an effect once for each contact.
func (g *gate) MigratePNToLID(ctx context.Context, pn, lid jid) error {
	if _, done := g.migrated.Load(pn.User); done {
		return g.lease.valid()
	}
	defer g.cache.forgetAll()
	err := g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.MigratePNToLID(ctx, pn, lid)
	})
	if err == nil {
		g.migrated.Store(pn.User, true)
	}
	return err
}

// The reads of encryption and decryption: their errors fail the send or the decryption.

func (g *gate) GetSession(ctx context.Context, address string) ([]byte, error) {
	if !accompanied(ctx) {
		g.enterResend(address)
	}
	session, err := g.AllSessionSpecificStores.GetSession(ctx, address)
	if d, ok := ctx.Value(decryptionKey{}).(*decryption); ok {
		d.read[address] = session
	}
	return session, g.noted(ctx, err)
}

func (g *gate) HasSession(ctx context.Context, address string) (bool, error) {
	has, err := g.AllSessionSpecificStores.HasSession(ctx, address)
	return has, g.noted(ctx, err)
}

func (g *gate) GetPreKey(ctx context.Context, id uint32) (*keys.PreKey, error) {
	key, err := g.AllSessionSpecificStores.GetPreKey(ctx, id)
	return key, g.noted(ctx, err)
}

// PutSession writes one session, inside a decryption or for a resent message.
func (g *gate) PutSession(ctx context.Context, address string, session []byte) error {
	if !accompanied(ctx) {
		defer g.wroteResend(address)
	}
	g.cache.forget(address)
	if d, ok := ctx.Value(decryptionKey{}).(*decryption); ok {
		session = ratchet.Mend(d.read[address], session)
	}
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutSession(ctx, address, session)
	})
}
