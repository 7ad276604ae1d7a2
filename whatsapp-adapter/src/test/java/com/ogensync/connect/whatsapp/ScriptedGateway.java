package com.ogensync.connect.whatsapp;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import com.ogensync.connect.whatsapp.gateway.WhatsAppEvents;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A gateway that records all calls; the test supplies the outcomes and events. */
final class ScriptedGateway implements WhatsAppGateway {

    /** A message that was passed to this gateway. */
    record Sent(AccountId account, OutgoingMessage message, Instant deadline, CompletableFuture<SendOutcome> outcome) {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> devices = new CopyOnWriteArrayList<>();
    private final List<SessionLease> leases = new CopyOnWriteArrayList<>();
    private volatile @Nullable WhatsAppEvents events;
    private volatile Consumer<Sent> whileSending = _ -> {};

    WhatsAppEvents events() {
        return Objects.requireNonNull(events);
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Runs an action during each later {@link #send}, before it returns. */
    void whileSending(Consumer<Sent> action) {
        whileSending = action;
    }

    /** Waits until this many messages were passed to the gateway in total. */
    List<Sent> awaitSent(int count) {
        await().until(() -> sent.size() >= count);
        return sent();
    }

    List<String> texts() {
        return sent.stream().map(it -> it.message().content().text()).toList();
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Returns the leases that were passed to this gateway, in order. */
    List<SessionLease> leases() {
        return List.copyOf(leases);
    }

    @Override
    public void start(WhatsAppEvents listener) {
        events = listener;
        calls.add("start");
    }

    @Override
    public void link(AccountId account, long link, LinkMethod method, @Nullable String phone) {
        calls.add("link " + link + " " + method + (phone == null ? "" : " " + phone));
    }

    @Override
    public CompletableFuture<Boolean> answerPasskey(AccountId account, long link, String response) {
        calls.add("passkey " + link + " " + response);
        return CompletableFuture.completedFuture(!response.equals("wrong"));
    }

    @Override
    public CompletableFuture<Boolean> confirmPasskey(AccountId account, long link) {
        calls.add("confirm " + link);
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public void open(AccountId account, long link, String device, SessionLease lease) {
        calls.add("open " + link + " " + device);
        leases.add(lease);
    }

    @Override
    public void renew(AccountId account, SessionLease lease) {
        leases.add(lease);
    }

    @Override
    public CompletableFuture<SendOutcome> send(AccountId account, OutgoingMessage message, Instant deadline) {
        var outcome = new CompletableFuture<SendOutcome>();
        var one = new Sent(account, message, deadline, outcome);
        sent.add(one);
        whileSending.accept(one);
        return outcome;
    }

    @Override
    public void unlink(AccountId account, long link) {
        calls.add("unlink " + link);
        sent.forEach(it -> it.outcome().complete(SendOutcome.UNKNOWN));
    }

    /** Adds a device that WhatsApp still has in a phone's list. */
    void hasDevice(String device) {
        devices.add(device);
    }

    @Override
    public void logOut(AccountId account, long link, String device) {
        calls.add("log out " + link + " " + device);
        devices.remove(device);
    }

    @Override
    public CompletableFuture<Set<String>> devices() {
        return CompletableFuture.completedFuture(Set.copyOf(devices));
    }

    @Override
    public void close(AccountId account) {
        calls.add("close");
        sent.forEach(it -> it.outcome().complete(SendOutcome.UNKNOWN));
    }

    @Override
    public void stop() {
        calls.add("stop");
        sent.forEach(it -> it.outcome().complete(SendOutcome.UNKNOWN));
    }
}
