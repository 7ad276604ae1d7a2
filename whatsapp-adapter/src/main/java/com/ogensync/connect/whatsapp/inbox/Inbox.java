package com.ogensync.connect.whatsapp.inbox;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.inbox.command.ReceiveMessage;
import com.ogensync.connect.runtime.content.ContentSealer;
import com.ogensync.connect.whatsapp.connection.AccountExecutor;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.Configuration;

/**
 * Stores incoming messages. They are processed in order with the account's other events, so that a message right after
 * a new link finds the link stored. A separate limit of concurrent commands keeps bursts from delaying send outcomes.
 */
public final class Inbox {

    private static final int CONCURRENT_MAX = 4;

    private final CommandSender commandSender;
    private final Sessions sessions;
    private final Vault vault;
    private final AccountExecutor perAccount;
    private final Clock clock;

    /** Creates an inbox with its own limit of concurrent commands. */
    public Inbox(Configuration axon) {
        commandSender = axon.getComponent(CommandSender.class).withSeparateLimit(CONCURRENT_MAX);
        sessions = axon.getComponent(Sessions.class);
        vault = axon.getComponent(Vault.class);
        perAccount = axon.getComponent(AccountExecutor.class);
        clock = axon.getComponent(Clock.class);
    }

    /**
     * Stores a message once, however often it is delivered. The future fails if the message could not be stored; it
     * completes without storing anything if no device is linked to the account.
     */
    public CompletableFuture<Void> received(AccountId account, ReceivedMessage message) {
        var done = new CompletableFuture<Void>();
        perAccount.execute(account, () -> {
            try {
                if (!sessions.isLinked(account) || commandSender.report(() -> command(account, message))) {
                    done.complete(null);
                }
            } finally {
                done.completeExceptionally(new IllegalStateException("The incoming message was not stored"));
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
