package engine

import (
	"context"
	"time"

	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/types"
)

type jid = types.JID

// Every change of a session's keys goes through the fence; a test checks each of them by reflection.

func (g *gate) DeleteAllIdentities(ctx context.Context, phone string) error {
	defer g.cache.forgetAll()
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.DeleteAllIdentities(ctx, phone)
	})
}

func (g *gate) DeleteIdentity(ctx context.Context, address string) error {
	defer g.cache.forgetAll()
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.DeleteIdentity(ctx, address)
	})
}

func (g *gate) DeleteAllSessions(ctx context.Context, phone string) error {
	defer g.cache.forgetAll()
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.DeleteAllSessions(ctx, phone)
	})
}

func (g *gate) DeleteSession(ctx context.Context, address string) error {
	defer g.cache.forgetAll()
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.DeleteSession(ctx, address)
	})
}

func (g *gate) RemovePreKey(ctx context.Context, id uint32) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.RemovePreKey(ctx, id)
	})
}

func (g *gate) MarkPreKeysAsUploaded(ctx context.Context, upTo uint32) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.MarkPreKeysAsUploaded(ctx, upTo)
	})
}

func (g *gate) PutSenderKey(ctx context.Context, group, user string, session []byte) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutSenderKey(ctx, group, user, session)
	})
}

func (g *gate) PutAppStateSyncKey(ctx context.Context, id []byte, key store.AppStateSyncKey) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutAppStateSyncKey(ctx, id, key)
	})
}

func (g *gate) PutAppStateVersion(ctx context.Context, name string, version uint64, hash [128]byte) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutAppStateVersion(ctx, name, version, hash)
	})
}

func (g *gate) DeleteAppStateVersion(ctx context.Context, name string) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.DeleteAppStateVersion(ctx, name)
	})
}

func (g *gate) PutAppStateMutationMACs(ctx context.Context, name string, version uint64, macs []store.AppStateMutationMAC) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutAppStateMutationMACs(ctx, name, version, macs)
	})
}

func (g *gate) DeleteAppStateMutationMACs(ctx context.Context, name string, indexes [][]byte) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.DeleteAppStateMutationMACs(ctx, name, indexes)
	})
}

func (g *gate) PutContactName(ctx context.Context, user jid, full, first string) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutContactName(ctx, user, full, first)
	})
}

func (g *gate) PutAllContactNames(ctx context.Context, contacts []store.ContactEntry) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutAllContactNames(ctx, contacts)
	})
}

func (g *gate) PutManyRedactedPhones(ctx context.Context, entries []store.RedactedPhoneEntry) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutManyRedactedPhones(ctx, entries)
	})
}

func (g *gate) PutMutedUntil(ctx context.Context, chat jid, until time.Time) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutMutedUntil(ctx, chat, until)
	})
}

func (g *gate) PutPinned(ctx context.Context, chat jid, pinned bool) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutPinned(ctx, chat, pinned)
	})
}

func (g *gate) PutArchived(ctx context.Context, chat jid, archived bool) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutArchived(ctx, chat, archived)
	})
}

func (g *gate) PutMessageSecrets(ctx context.Context, secrets []store.MessageSecretInsert) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutMessageSecrets(ctx, secrets)
	})
}

func (g *gate) PutMessageSecret(ctx context.Context, chat, sender jid, id string, secret []byte) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutMessageSecret(ctx, chat, sender, id, secret)
	})
}

func (g *gate) PutPrivacyTokens(ctx context.Context, tokens ...store.PrivacyToken) error {
	defer g.cache.tokens.forgetAll()
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutPrivacyTokens(ctx, tokens...)
	})
}

func (g *gate) PutNCTSalt(ctx context.Context, salt []byte) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.PutNCTSalt(ctx, salt)
	})
}

func (g *gate) DeleteNCTSalt(ctx context.Context) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.DeleteNCTSalt(ctx)
	})
}

func (g *gate) ClearBufferedEventPlaintext(ctx context.Context, hash [32]byte) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.ClearBufferedEventPlaintext(ctx, hash)
	})
}

func (g *gate) DeleteOldBufferedHashes(ctx context.Context) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.DeleteOldBufferedHashes(ctx)
	})
}

func (g *gate) AddOutgoingEvent(ctx context.Context, chat jid, id, format string, plaintext []byte) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.AddOutgoingEvent(ctx, chat, id, format, plaintext)
	})
}

func (g *gate) DeleteOldOutgoingEvents(ctx context.Context) error {
	return g.write(ctx, func(ctx context.Context) error {
		return g.AllSessionSpecificStores.DeleteOldOutgoingEvents(ctx)
	})
}
