package com.ogensync.connect.reliability.history;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.Purpose;
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
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.runtime.content.ContentSealer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Generates one account's events as the aggregates would: every entry chained, every message with an outcome. */
final class Life {
    private final Random luck;
    private final Vault vault;
    private final AccountId account;
    private final TokenId token;
    private final Cause cause;
    private Instant now;
    private Coins balance = Coins.NONE;
    private String previous = EntryBody.GENESIS;
    private long entries;

    Life(Random luck, Vault vault, Instant birth) {
        this.luck = luck;
        this.vault = vault;
        this.now = birth;
        account = new AccountId(new UUID(luck.nextLong(), luck.nextLong()));
        token = new TokenId(new UUID(luck.nextLong(), luck.nextLong()));
        cause = new Cause(new RequestId("history"), token, Actor.USER);
    }

    /** Generates the registration with this many coins, and a linked phone. */
    List<Event> begin(long coins) {
        var session = new SessionId(account);
        var claim = new EmailClaimId(
                vault.digest(Vault.DigestPurpose.EMAIL, account.uuid().toString()));
        balance = new Coins(coins);
        return List.of(
                new UserRegistered(
                        account,
                        claim,
                        vault.seal(account, Purpose.PROFILE, now, "Ada"),
                        vault.seal(account, Purpose.PROFILE, now, account.uuid() + "@example.com"),
                        vault.seal(account, Purpose.PROFILE, now, number()),
                        now),
                new TokenIssued(account, token, List.of(Scope.API), null, null, Actor.USER, now),
                chained(entry(coins, EntryReason.SIGN_UP, null).asGrant()),
                new LinkRequested(session, 1, LinkMethod.QR, now),
                new QrIssued(session, 1, later(200)),
                new WhatsAppLinked(
                        session,
                        1,
                        vault.seal(account, Purpose.PROFILE, now, number()),
                        vault.seal(account, Purpose.PROFILE, now, "device"),
                        later(5_000)));
    }

    /** Generates the next message and its outcome. */
    List<Event> message() {
        now = now.plusMillis(luck.nextInt(60_000));
        var message = new MessageId(account, new WhatsAppMessageId("3EB0%018X".formatted(luck.nextLong() >>> 8)));
        balance = balance.minus(Coins.ONE);
        var debit = chained(entry(1, EntryReason.MESSAGE, message).asDebit());
        var accepted = new MessageAccepted(
                message,
                vault.seal(account, Purpose.CONTACTS, now, number()),
                new ContentSealer(vault)
                        .seal(account, now, new TextContent("Hello, how are you today? ".repeat(1 + luck.nextInt(8)))),
                balance,
                now.plus(Duration.ofDays(1)),
                now.plusSeconds(12),
                "0".repeat(64),
                cause.requestId(),
                token,
                now);
        if (luck.nextInt(100) < 3) {
            var failed = new MessageFailed(message, FailureReason.NOT_ON_WHATSAPP, later(300));
            balance = balance.plus(Coins.ONE);
            var refund = chained(entry(1, EntryReason.MESSAGE_FAILED, message).asRefund());
            return List.of(debit, accepted, failed, refund);
        }
        var sent = new MessageSent(message, later(150));
        return luck.nextInt(10) < 3
                ? List.of(debit, accepted, sent, new MessageDelivered(message, later(400)))
                : List.of(
                        debit,
                        accepted,
                        sent,
                        new MessageDelivered(message, later(400)),
                        new MessageRead(message, later(9_000)));
    }

    private Instant later(int millisMax) {
        now = now.plusMillis(1 + luck.nextInt(millisMax));
        return now;
    }

    private String number() {
        return Long.toString(919_000_000_000L + luck.nextInt(1_000_000_000));
    }

    private EntryBody entry(long amount, EntryReason reason, @Nullable MessageId message) {
        return new EntryBody(
                account,
                ++entries,
                new Coins(amount),
                reason,
                balance,
                message == null ? null : message.whatsAppId(),
                null,
                now,
                cause,
                previous);
    }

    private LedgerEntry chained(LedgerEntry entry) {
        previous = entry.hash();
        return entry;
    }
}
