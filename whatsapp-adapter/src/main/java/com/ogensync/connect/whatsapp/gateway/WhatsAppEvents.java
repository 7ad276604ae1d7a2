package com.ogensync.connect.whatsapp.gateway;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.LossReason;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway tells. Every call returns at once and never throws; calls about one account are taken in their order.
 * The futures complete when it is stored; a gateway need not wait for them.
 */
public interface WhatsAppEvents {

    /**
     * A code can be used now; it takes the place of the former one of the same method. It is a secret.
     *
     * @param code the text of a QR code, or {@code ABCD-EFGH}
     * @param expiresAt when another takes its place, or none
     */
    void codeIssued(AccountId account, long link, LinkMethod method, String code, Instant expiresAt);

    /**
     * WhatsApp wants the account's passkey before it links. Both are secrets.
     *
     * @param request what a browser is to answer, as JSON; null when that is known already
     * @param code what the phone shows as well, to be confirmed; null when there is nothing to compare
     */
    void passkeyWanted(AccountId account, long link, @Nullable String request, @Nullable String code);

    /** All codes are used up, or the attempt cannot go on. */
    CompletableFuture<Void> linkExpired(AccountId account, long link);

    /**
     * A phone linked this service; messages can be sent from now on.
     *
     * @param number the phone's, digits
     * @param device what {@link WhatsAppGateway#open} needs to find it again
     */
    CompletableFuture<Void> linked(AccountId account, long link, String number, String device);

    /**
     * The device is not connected.
     *
     * @param until when WhatsApp lets it go on, if it said so
     */
    CompletableFuture<Void> connectionLost(AccountId account, long link, LossReason reason, @Nullable Instant until);

    /** The device is connected again. */
    CompletableFuture<Void> connectionRestored(AccountId account, long link);

    /** The device is linked no more; the gateway has forgotten it. */
    CompletableFuture<Void> unlinked(AccountId account, long link, Actor by);

    /** The recipient's device has the message. */
    void delivered(AccountId account, WhatsAppMessageId message);

    /** The recipient saw the message. */
    void read(AccountId account, WhatsAppMessageId message);

    /**
     * Somebody wrote to the account. The future completes when that is durable, and only then may the gateway
     * acknowledge it to WhatsApp. It fails when it could not be stored: the gateway acknowledges nothing, and tells it
     * again later. The same id may come any number of times, and is stored once. It completes, with nothing stored,
     * when no device is linked to the account.
     */
    CompletableFuture<Void> received(AccountId account, ReceivedMessage message);

    /**
     * WhatsApp lets the device stay connected, but not send (a reach-out time lock, too many messages at once). Nothing
     * is accepted for sending until then; after it, sending goes on by itself. Told before the outcome of the message
     * that was refused for it, where there is one. The same end told again changes nothing.
     *
     * @param until when it ends; a moment that has passed lifts it
     */
    CompletableFuture<Void> restricted(AccountId account, long link, Instant until);
}
