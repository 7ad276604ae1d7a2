package com.ogensync.connect.whatsapp.inbox;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.inbox.command.ReceiveMessage;
import com.ogensync.connect.runtime.content.ContentSealer;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * Takes in what others write. It is on the account's own thread, so that what comes right behind a new link finds the
 * link stored; and it has places of its own for storing, so that a flood of it holds up no outcome.
 */
public final class Inbox {

    private static final int AT_ONCE = 4;

    private final CommandSender dispatcher;
    private final Sessions sessions;
    private final Vault vault;
    private final KeyedSerialExecutor<AccountId> perAccount;
    private final Clock clock;

    /** Stores through that dispatcher, beside all else. */
    public Inbox(
            CommandSender dispatcher,
            Sessions sessions,
            Vault vault,
            KeyedSerialExecutor<AccountId> perAccount,
            Clock clock) {
        this.dispatcher = dispatcher.beside(AT_ONCE);
        this.sessions = sessions;
        this.vault = vault;
        this.perAccount = perAccount;
        this.clock = clock;
    }

    /**
     * Stores a message once, however often it comes. The future fails when that could not be done; it completes with
     * nothing done when no device is linked to the account.
     */
    public CompletableFuture<Void> received(AccountId account, ReceivedMessage message) {
        var done = new CompletableFuture<Void>();
        perAccount.execute(account, () -> {
            try {
                if (!sessions.isLinked(account) || dispatcher.report(() -> command(account, message))) {
                    done.complete(null);
                }
            } finally {
                done.completeExceptionally(new IllegalStateException("An incoming message is not stored"));
            }
        });
        return done;
    }

    private ReceiveMessage command(AccountId account, ReceivedMessage message) {
        var at = clock.instant();
        return new ReceiveMessage(
                InboxId.of(account, message.chat(), message.id(), vault),
                vault.seal(account, Vault.Purpose.CONTACTS, at, message.from()),
                new ContentSealer(vault).seal(account, at, message.content()),
                Instants.toMillis(message.sentAt()),
                at);
    }
}
