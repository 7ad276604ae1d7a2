package com.ogensync.connect.whatsapp.gateway;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way to WhatsApp. An account has one session at most, named by the number of the attempt that links it.
 *
 * <p>No method throws because WhatsApp, the network or a child process is away: that is told through
 * {@link WhatsAppEvents}, or is a message's outcome. Every method but {@code start} and {@code stop} returns at once.
 * Calls about one account come one after the other.
 */
public interface WhatsAppGateway {

    /** Called once, before everything else. */
    void start(WhatsAppEvents events);

    /**
     * Shows codes for an attempt at linking, until one is used or all are used up. Asked again for the same attempt,
     * with the other method or another phone, both kinds of code stand side by side.
     *
     * @param phone the number a pairing code is for, digits; null asks for QR codes
     */
    void link(AccountId account, long link, LinkMethod method, @Nullable String phone);

    /**
     * Passes on what a browser answered to the passkey that WhatsApp wants.
     *
     * @param response a WebAuthn assertion as JSON
     * @return whether it was taken; it never fails
     */
    default CompletableFuture<Boolean> answerPasskey(AccountId account, long link, String response) {
        return CompletableFuture.completedFuture(false);
    }

    /** The owner saw the same code on both screens. The answer is whether that was taken; it never fails. */
    default CompletableFuture<Boolean> confirmPasskey(AccountId account, long link) {
        return CompletableFuture.completedFuture(false);
    }

    /**
     * Connects a device that was linked earlier, and keeps it connected. What becomes of it is always told:
     * {@code connectionRestored}, {@code connectionLost} or {@code unlinked}.
     *
     * @param device as {@link WhatsAppEvents#linked} named it
     * @param lease what is sent or written with it needs the newest epoch
     */
    void open(AccountId account, long link, String device, SessionLease lease);

    /**
     * The lease of an open session goes on, or of one just linked begins. A session that lost its lease connects again.
     */
    void renew(AccountId account, SessionLease lease);

    /**
     * Sends a message. The same id may come again, when an outcome was unknown: the recipient sees one message.
     *
     * @param deadline when the outcome is {@code Unknown} if none is there by then; the future always completes
     */
    CompletableFuture<SendOutcome> send(AccountId account, OutgoingMessage message, Instant deadline);

    /**
     * Logs the device of that attempt out and forgets it, or ends the attempt. It tells nothing; messages under way are
     * {@code NotSent} or {@code Unknown} at once. Nothing happens when there is no such session.
     */
    void unlink(AccountId account, long link);

    /**
     * Logs out a device that is linked no more, whose owner could not do it any more, and forgets it. Whoever still has
     * it open loses it. It tells nothing; nothing happens when the device is forgotten already.
     *
     * @param device as {@link WhatsAppEvents#linked} named it
     */
    default void logOut(AccountId account, long link, String device) {}

    /** The devices that are kept by any node, or were never logged out; it fails while they cannot be told. */
    default CompletableFuture<Set<String>> devices() {
        return CompletableFuture.completedFuture(Set.of());
    }

    /** Disconnects here, without unlinking: another node takes over. */
    void close(AccountId account);

    /** Disconnects everything, and tells nothing any more. */
    void stop();
}
