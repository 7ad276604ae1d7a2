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

/** Writes down what a gateway tells. */
final class Heard implements WhatsAppEvents {

    record Code(LinkMethod method, String code, Instant expiresAt) {}

    private final List<String> story = new CopyOnWriteArrayList<>();
    private final List<Code> codes = new CopyOnWriteArrayList<>();
    private volatile String device = "";
    private volatile boolean refusesMail;

    List<String> story() {
        return List.copyOf(story);
    }

    /** What is written is heard, but cannot be stored. */
    void refuseMail() {
        refusesMail = true;
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

    private CompletableFuture<Void> hear(String what) {
        story.add(what);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void codeIssued(AccountId account, long link, LinkMethod method, String code, Instant expiresAt) {
        codes.add(new Code(method, code, expiresAt));
    }

    @Override
    public void passkeyWanted(AccountId account, long link, @Nullable String request, @Nullable String code) {
        story.add("passkey " + link);
    }

    @Override
    public CompletableFuture<Void> linkExpired(AccountId account, long link) {
        return hear("expired " + link);
    }

    @Override
    public CompletableFuture<Void> linked(AccountId account, long link, String number, String named) {
        device = named;
        return hear("linked " + link + " " + number);
    }

    @Override
    public CompletableFuture<Void> connectionLost(
            AccountId account, long link, LossReason reason, @Nullable Instant until) {
        return hear("lost " + link + " " + reason);
    }

    @Override
    public CompletableFuture<Void> connectionRestored(AccountId account, long link) {
        return hear("restored " + link);
    }

    @Override
    public CompletableFuture<Void> unlinked(AccountId account, long link, Actor by) {
        return hear("unlinked " + link + " " + by);
    }

    @Override
    public void delivered(AccountId account, WhatsAppMessageId message) {
        story.add("delivered " + message);
    }

    @Override
    public void read(AccountId account, WhatsAppMessageId message) {
        story.add("read " + message);
    }

    @Override
    public CompletableFuture<Void> received(AccountId account, ReceivedMessage message) {
        var content = message.content();
        var heard =
                hear("received " + message.id() + " " + message.from() + " " + content.kind() + " " + content.text());
        return refusesMail ? CompletableFuture.failedFuture(new IllegalStateException("not stored")) : heard;
    }

    @Override
    public CompletableFuture<Void> restricted(AccountId account, long link, Instant until) {
        return hear("restricted " + link + " " + until);
    }
}
