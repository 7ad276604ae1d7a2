package com.ogensync.connect.whatsapp.gateway;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Port to WhatsApp. An account has at most one session, identified by the number of its link attempt.
 *
 * <p>No method throws because WhatsApp, the network or a child process is unavailable: outages are reported through
 * {@link WhatsAppEvents} or as a message's outcome. All methods except {@code start} and {@code stop} return
 * immediately. Calls for one account are never concurrent.
 */
public interface WhatsAppGateway {

    /** Starts the gateway. Called once, before all other methods. */
    void start(WhatsAppEvents events);

    /**
     * Issues codes for a link attempt until one is used or all have expired. A second call for the same attempt, with
     * the other method or another phone, adds codes of that method; the existing ones remain valid.
     *
     * @param phone the number that the pairing code is for, digits; null requests QR codes
     */
    void link(AccountId account, long link, LinkMethod method, @Nullable String phone);

    /**
     * Passes a browser's passkey response to WhatsApp.
     *
     * @param response a WebAuthn assertion as JSON
     * @return whether WhatsApp accepted it; never fails
     */
    default CompletableFuture<Boolean> answerPasskey(AccountId account, long link, String response) {
        return CompletableFuture.completedFuture(false);
    }

    /**
     * Confirms that the phone shows the same code.
     *
     * @return whether WhatsApp accepted the confirmation; never fails
     */
    default CompletableFuture<Boolean> confirmPasskey(AccountId account, long link) {
        return CompletableFuture.completedFuture(false);
    }

    /**
     * Connects a device that was linked earlier and keeps it connected. Always reports a result:
     * {@code connectionRestored}, {@code connectionLost} or {@code unlinked}.
     *
     * @param device the device name from {@link WhatsAppEvents#linked}
     * @param lease sending and storing keys requires the newest epoch
     */
    void open(AccountId account, long link, String device, SessionLease lease);

    /**
     * Renews the lease of an open session, or sets the first lease of a session that was just linked. A session that
     * had lost its lease reconnects.
     */
    void renew(AccountId account, SessionLease lease);

    /**
     * Sends a message. The same id may be sent again after an unknown outcome: the recipient sees one message.
     *
     * @param deadline after which the outcome is {@code Unknown}; the future always completes
     */
    CompletableFuture<SendOutcome> send(AccountId account, OutgoingMessage message, Instant deadline);

    /**
     * Logs out the device of that link attempt and deletes its keys, or ends the attempt. Reports no event; pending
     * messages become {@code NotSent} or {@code Unknown} immediately. Has no effect if there is no such session.
     */
    void unlink(AccountId account, long link);

    /**
     * Logs out an unlinked device whose owning node could not do it, and deletes its keys. A node that still has the
     * session open loses it. Reports no event; has no effect if the keys are already deleted.
     *
     * @param device the device name from {@link WhatsAppEvents#linked}
     */
    default void logOut(AccountId account, long link, String device) {}

    /** Returns all devices with stored keys, of all nodes. The future fails if they cannot be listed. */
    default CompletableFuture<Set<String>> devices() {
        return CompletableFuture.completedFuture(Set.of());
    }

    /** Disconnects the session on this node without unlinking the device, so that another node can take over. */
    void close(AccountId account);

    /** Disconnects all sessions and stops reporting events. */
    void stop();
}
