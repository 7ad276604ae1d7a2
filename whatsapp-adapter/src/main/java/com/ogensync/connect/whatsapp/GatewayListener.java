package com.ogensync.connect.whatsapp;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.ReportConnectionLost;
import com.ogensync.connect.api.session.command.ReportConnectionRestored;
import com.ogensync.connect.api.session.command.ReportSendingRestricted;
import com.ogensync.connect.api.session.command.ReportUnlinked;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import com.ogensync.connect.whatsapp.inbox.Inbox;
import com.ogensync.connect.whatsapp.linking.Linking;
import com.ogensync.connect.whatsapp.sending.Sending;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Handles the gateway's events: each one is stored first and acted upon after that. */
final class GatewayListener implements WhatsAppEvents {

    private final CommandSender commandSender;
    private final Sessions sessions;
    private final Linking linking;
    private final Sending sending;
    private final Inbox inbox;
    private final KeyedSerialExecutor<AccountId> perAccount;
    private final Clock clock;

    GatewayListener(
            CommandSender commandSender,
            Sessions sessions,
            Linking linking,
            Sending sending,
            Inbox inbox,
            KeyedSerialExecutor<AccountId> perAccount,
            Clock clock) {
        this.commandSender = commandSender;
        this.sessions = sessions;
        this.linking = linking;
        this.sending = sending;
        this.inbox = inbox;
        this.perAccount = perAccount;
        this.clock = clock;
    }

    @Override
    public void codeIssued(AccountId account, long link, LinkMethod method, String code, Instant expiresAt) {
        linking.codeIssued(account, link, method, code, expiresAt);
    }

    @Override
    public void passkeyWanted(AccountId account, long link, @Nullable String request, @Nullable String code) {
        linking.passkeyWanted(account, link, request, code);
    }

    @Override
    public CompletableFuture<Void> linkExpired(AccountId account, long link) {
        return linking.linkExpired(account, link);
    }

    @Override
    public CompletableFuture<Void> linked(AccountId account, long link, String number, String device) {
        return linking.linked(account, link, number, device);
    }

    @Override
    public CompletableFuture<Void> connectionLost(
            AccountId account, long link, LossReason reason, @Nullable Instant until) {
        var at = clock.instant();
        var end = until == null ? null : Instants.toMillis(until);
        return report(
                account,
                () -> new ReportConnectionLost(new SessionId(account), link, reason, end, at),
                () -> sessions.lost(account, link, end));
    }

    @Override
    public CompletableFuture<Void> connectionRestored(AccountId account, long link) {
        var at = clock.instant();
        return report(account, () -> new ReportConnectionRestored(new SessionId(account), link, at), () -> {
            sessions.restored(account, link);
            sending.resume(account);
        });
    }

    @Override
    public CompletableFuture<Void> unlinked(AccountId account, long link, Actor by) {
        var at = clock.instant();
        return report(account, () -> new ReportUnlinked(new SessionId(account), link, by, at), () -> {
            if (sessions.isOwned(account, link)) {
                sessions.unlinked(account);
            }
        });
    }

    @Override
    public void delivered(AccountId account, WhatsAppMessageId message) {
        sending.delivered(account, message);
    }

    @Override
    public void read(AccountId account, WhatsAppMessageId message) {
        sending.read(account, message);
    }

    @Override
    public CompletableFuture<Void> received(AccountId account, ReceivedMessage message) {
        return inbox.received(account, message);
    }

    @Override
    public CompletableFuture<Void> restricted(AccountId account, long link, Instant until) {
        var at = clock.instant();
        var end = Instants.toMillis(until);
        return report(account, () -> new ReportSendingRestricted(new SessionId(account), link, end, at), () -> {});
    }

    private CompletableFuture<Void> report(AccountId account, Supplier<Command> command, Runnable then) {
        var done = new CompletableFuture<Void>();
        perAccount.execute(account, () -> {
            try {
                if (commandSender.report(command)) {
                    then.run();
                }
            } finally {
                done.complete(null);
            }
        });
        return done;
    }
}
