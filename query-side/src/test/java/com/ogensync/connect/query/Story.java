package com.ogensync.connect.query;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.UserRegistered;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.SealedContent;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Builds the events of one account in order. Each method returns the events of one transaction. */
final class Story {
    static final Instant START = Instant.parse("2026-03-01T10:00:00.000Z");
    private static final RequestId REQUEST = new RequestId("request-1");

    private final AccountId account;
    private final TokenId token;
    private Instant now = START;
    private String previous = EntryBody.GENESIS;
    private long entries;
    private Coins balance = Coins.NONE;

    Story(int number) {
        account = new AccountId(new UUID(7, number));
        token = new TokenId(new UUID(8, number));
    }

    AccountId account() {
        return account;
    }

    TokenId token() {
        return token;
    }

    SessionId session() {
        return new SessionId(account);
    }

    Instant now() {
        return now;
    }

    Story later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    List<Event> registered(long coins) {
        return List.of(
                new UserRegistered(
                        account,
                        new EmailClaimId("0".repeat(64)),
                        sealed("PROFILE", "Ada"),
                        sealed("PROFILE", "ada@example.com"),
                        sealed("PROFILE", "919876543210"),
                        now),
                new TokenIssued(account, token, List.of(Scope.API), null, null, Actor.USER, now),
                granted(coins, EntryReason.SIGN_UP));
    }

    LedgerEntry granted(long coins, EntryReason reason) {
        balance = balance.plus(new Coins(coins));
        return entered(body(coins, reason, null).asGrant());
    }

    MessageId message(int number) {
        return new MessageId(account, new WhatsAppMessageId("3EB0%018X".formatted(number)));
    }

    List<Event> accepted(int number, String to) {
        balance = balance.minus(Coins.ONE);
        var debit = entered(body(1, EntryReason.MESSAGE, message(number)).asDebit());
        return List.of(
                debit,
                new MessageAccepted(
                        message(number),
                        sealed("CONTACTS", to),
                        text("Hello"),
                        balance,
                        now.plus(Duration.ofDays(1)),
                        now,
                        "fingerprint",
                        REQUEST,
                        token,
                        now));
    }

    private SealedContent text(String body) {
        var json = "{\"text\":{\"body\":\"" + body + "\"}}";
        return new SealedContent(MessageKind.TEXT, 1, sealed("CONTENT", json), null, List.of());
    }

    MessageReceived received(String id, String from, String text) {
        return new MessageReceived(
                new InboxId(account, "0".repeat(32), new WhatsAppMessageId(id)),
                sealed("CONTACTS", from),
                text(text),
                now,
                now);
    }

    Event sent(int number) {
        return new MessageSent(message(number), now);
    }

    Event sentTo(int number, String address) {
        return new MessageSent(message(number), sealed("CONTACTS", address), now);
    }

    Event delivered(int number) {
        return new MessageDelivered(message(number), now);
    }

    Event read(int number) {
        return new MessageRead(message(number), now);
    }

    List<Event> failed(int number) {
        balance = balance.plus(Coins.ONE);
        return List.of(
                new MessageFailed(message(number), FailureReason.NOT_ON_WHATSAPP, now),
                entered(body(1, EntryReason.MESSAGE_FAILED, message(number)).asRefund()));
    }

    Sealed sealed(String purpose, String text) {
        return new Sealed(account.uuid() + "/" + purpose, text);
    }

    private EntryBody body(long amount, EntryReason reason, @Nullable MessageId message) {
        return new EntryBody(
                account,
                ++entries,
                new Coins(amount),
                reason,
                balance,
                message == null ? null : message.whatsAppId(),
                null,
                now,
                new Cause(REQUEST, token, Actor.USER),
                previous);
    }

    private LedgerEntry entered(LedgerEntry entry) {
        previous = entry.hash();
        return entry;
    }

    /** Returns an event of the account as it is stored, of any type and content. */
    GenericDomainEventMessage<Object> stored(World world, String type, String json) {
        var payload = new SimpleSerializedObject<>(json.getBytes(StandardCharsets.UTF_8), byte[].class, type, "1");
        var metaData = world.events.serialize(MetaData.emptyInstance(), byte[].class);
        var message = new SerializedMessage<>("event-" + type, payload, metaData, world.events);
        var stream = account().value();
        return new GenericDomainEventMessage<>("test", stream, world.next(stream), message, () -> START);
    }

    /** Returns a stored event of a type that no projection can read. */
    GenericDomainEventMessage<Object> unknown(World world) {
        return stored(world, "CoinsTeleported", "{\"coins\":1}");
    }
}
