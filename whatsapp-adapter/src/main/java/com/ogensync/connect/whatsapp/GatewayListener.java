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
import com.ogensync.connect.whatsapp.connection.AccountExecutor;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import com.ogensync.connect.whatsapp.inbox.Inbox;
import com.ogensync.connect.whatsapp.linking.Linking;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import com.ogensync.connect.whatsapp.sending.Receipts;
import com.ogensync.connect.whatsapp.sending.Recovery;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Handles the gateway's events: each one is stored first and acted upon after that. The state of a connection is
 * applied here and not with its event: a report that repeats the last stored state adds no event, but must correct a
 * session that was opened with an outdated state of the index.
 */
final class GatewayListener implements WhatsAppEvents {

    private final CommandSender commandSender;
    private final Sessions sessions;
    private final Linking linking;
    private final Recovery recovery;
    private final Pacer pacer;
    private final Receipts receipts;
    private final Inbox inbox;
    private final AccountExecutor perAccount;
    private final Clock clock;

    GatewayListener(Configuration axon) {
        commandSender = axon.getComponent(CommandSender.class);
        sessions = axon.getComponent(Sessions.class);
        linking = axon.getComponent(Linking.class);
        recovery = axon.getComponent(Recovery.class);
        pacer = axon.getComponent(Pacer.class);
        receipts = axon.getComponent(Receipts.class);
        inbox = new Inbox(axon);
        perAccount = axon.getComponent(AccountExecutor.class);
        clock = axon.getComponent(Clock.class);
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
        var end = until == null ? null : Instants.toMillis(until);
        var command = new ReportConnectionLost(new SessionId(account), link, reason, end, clock.instant());
        return report(account, command, () -> {
            sessions.lost(account, link, end);
            pacer.wake(account);
        });
    }

    @Override
    public CompletableFuture<Void> connectionRestored(AccountId account, long link) {
        var command = new ReportConnectionRestored(new SessionId(account), link, clock.instant());
        return report(account, command, () -> {
            sessions.restored(account, link);
            recovery.resume(account);
        });
    }

    @Override
    public CompletableFuture<Void> unlinked(AccountId account, long link, Actor by) {
        var command = new ReportUnlinked(new SessionId(account), link, by, clock.instant());
        return report(account, command, () -> {
            if (sessions.isOwned(account, link)) {
                sessions.unlinked(account); // Another node has stored this before.
            }
        });
    }

    @Override
    public void delivered(AccountId account, WhatsAppMessageId message) {
        receipts.delivered(account, message);
    }

    @Override
    public void read(AccountId account, WhatsAppMessageId message) {
        receipts.read(account, message);
    }

    @Override
    public CompletableFuture<Void> received(AccountId account, ReceivedMessage message) {
        return inbox.received(account, message);
    }

    @Override
    public CompletableFuture<Void> restricted(AccountId account, long link, Instant until) {
        var end = Instants.toMillis(until);
        var command = new ReportSendingRestricted(new SessionId(account), link, end, clock.instant());
        return report(account, command, () -> {});
    }

    private CompletableFuture<Void> report(AccountId account, Command command, Runnable whenStored) {
        return perAccount.submit(account, () -> {
            if (commandSender.report(() -> command)) {
                whenStored.run();
            }
        });
    }
}
