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
 * Callbacks of a gateway. Every call returns immediately and never throws; calls for one account are processed in
 * order. The futures complete when the event is stored; a gateway need not wait for them.
 */
public interface WhatsAppEvents {

    /**
     * A link code was issued. It replaces the previous code of the same method. The code is a secret.
     *
     * @param code the text of a QR code, or {@code ABCD-EFGH}
     * @param expiresAt when the code expires
     */
    void codeIssued(AccountId account, long link, LinkMethod method, String code, Instant expiresAt);

    /**
     * WhatsApp requires the account's passkey before it links. Both values are secrets.
     *
     * @param request the WebAuthn request for the browser, as JSON; null if it was passed before
     * @param code the confirmation code that the phone shows too; null if there is none to compare
     */
    void passkeyWanted(AccountId account, long link, @Nullable String request, @Nullable String code);

    /** All codes have expired, or the link attempt failed. */
    CompletableFuture<Void> linkExpired(AccountId account, long link);

    /**
     * A phone linked this service; messages can be sent from now on.
     *
     * @param number the phone's number, digits
     * @param device the device name that {@link WhatsAppGateway#open} takes
     */
    CompletableFuture<Void> linked(AccountId account, long link, String number, String device);

    /**
     * The device is not connected.
     *
     * @param until when WhatsApp accepts a connection again, if it announced a time
     */
    CompletableFuture<Void> connectionLost(AccountId account, long link, LossReason reason, @Nullable Instant until);

    /** The device is connected again. */
    CompletableFuture<Void> connectionRestored(AccountId account, long link);

    /** The device is no longer linked, and the gateway has deleted its keys. */
    CompletableFuture<Void> unlinked(AccountId account, long link, Actor by);

    /** The recipient's device received the message. */
    void delivered(AccountId account, WhatsAppMessageId message);

    /** The recipient read the message. */
    void read(AccountId account, WhatsAppMessageId message);

    /**
     * The account received a message. The future completes when the message is durable; the gateway must not
     * acknowledge it to WhatsApp before. The future fails if the message could not be stored: the gateway does not
     * acknowledge it and reports it again later. A repeated id is stored once. If no device is linked to the account,
     * the future completes and nothing is stored.
     */
    CompletableFuture<Void> received(AccountId account, ReceivedMessage message);

    /**
     * WhatsApp restricts sending while the device stays connected (a reach-out time lock, or too many messages at
     * once). No message is accepted until the restriction ends; sending then resumes automatically. Called before the
     * outcome of the refused message that triggered the restriction, if any. Repeating the same end has no effect.
     *
     * @param until when the restriction ends; a time in the past lifts it
     */
    CompletableFuture<Void> restricted(AccountId account, long link, Instant until);
}
