package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Records the events of a gateway. */
final class RecordedEvents implements WhatsAppEvents {

    record Code(LinkMethod method, String code, Instant expiresAt) {}

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Code> codes = new CopyOnWriteArrayList<>();
    private volatile String device = "";
    private volatile boolean failsToStore;

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Makes storing incoming messages fail; they are still recorded. */
    void failToStore() {
        failsToStore = true;
    }

    List<Code> codes() {
        return List.copyOf(codes);
    }

    String lastCode() {
        return codes.getLast().code();
    }

    String device() {
        return device;
    }

    private CompletableFuture<Void> add(String line) {
        lines.add(line);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void codeIssued(AccountId account, long link, LinkMethod method, String code, Instant expiresAt) {
        codes.add(new Code(method, code, expiresAt));
    }

    @Override
    public void passkeyWanted(AccountId account, long link, @Nullable String request, @Nullable String code) {
        lines.add("passkey " + link);
    }

    @Override
    public CompletableFuture<Void> linkExpired(AccountId account, long link) {
        return add("expired " + link);
    }

    @Override
    public CompletableFuture<Void> linked(AccountId account, long link, String number, String deviceName) {
        device = deviceName;
        return add("linked " + link + " " + number);
    }

    @Override
    public CompletableFuture<Void> connectionLost(
            AccountId account, long link, LossReason reason, @Nullable Instant until) {
        return add("lost " + link + " " + reason);
    }

    @Override
    public CompletableFuture<Void> connectionRestored(AccountId account, long link) {
        return add("restored " + link);
    }

    @Override
    public CompletableFuture<Void> unlinked(AccountId account, long link, Actor by) {
        return add("unlinked " + link + " " + by);
    }

    @Override
    public void delivered(AccountId account, WhatsAppMessageId message) {
        lines.add("delivered " + message);
    }

    @Override
    public void read(AccountId account, WhatsAppMessageId message) {
        lines.add("read " + message);
    }

    @Override
    public CompletableFuture<Void> received(AccountId account, ReceivedMessage message) {
        var content = message.content();
        var stored =
                add("received " + message.id() + " " + message.from() + " " + content.kind() + " " + content.text());
        return failsToStore ? CompletableFuture.failedFuture(new IllegalStateException("not stored")) : stored;
    }

    @Override
    public CompletableFuture<Void> restricted(AccountId account, long link, Instant until) {
        return add("restricted " + link + " " + until);
    }
}
