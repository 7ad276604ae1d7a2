package com.ogensync.connect.command;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
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
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.UserRegistered;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.SealedContent;
import com.ogensync.connect.api.message.event.MessageAccepted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;

/** The commands and events of this module's tests. */
public final class TestMessages {

    public static final Instant NOON = Instant.parse("2026-01-02T12:00:00.000Z");
    public static final AccountId ACCOUNT = new AccountId(UUID.fromString("6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11"));
    public static final TokenId TOKEN = new TokenId(UUID.fromString("0d6f8c7a-52f4-4e0b-8a55-3b6a7f1e9d20"));
    public static final TokenId OTHER_TOKEN = new TokenId(UUID.fromString("b1f2a6d4-9f0e-4a7b-9c58-17d0c4f3a2e6"));
    public static final EmailClaimId EMAIL = new EmailClaimId("ab".repeat(32));
    public static final Sealed SECRET = new Sealed("key", "box");
    public static final SealedContent TEXT = new SealedContent(MessageKind.TEXT, 1, SECRET, null, List.of());
    public static final Actor ADA = Actor.operator("ada");
    public static final MessageId MESSAGE = message("3EB0A1B2C3D4E5F60718AB");
    public static final Cause REQUEST = new Cause(new RequestId("request-1"), TOKEN, Actor.USER);
    public static final Cause OPERATOR = new Cause(new RequestId("request-9"), null, ADA);

    private TestMessages() {}

    public static MessageId message(String whatsAppId) {
        return new MessageId(ACCOUNT, new WhatsAppMessageId(whatsAppId));
    }

    public static RegisterUser register(AccountId account, long coins) {
        return new RegisterUser(
                account, EMAIL, SECRET, SECRET, SECRET, TOKEN, new Coins(coins), REQUEST.requestId(), NOON);
    }

    public static UserRegistered registered() {
        return new UserRegistered(ACCOUNT, EMAIL, SECRET, SECRET, SECRET, NOON);
    }

    public static TokenIssued issued(TokenId token) {
        return new TokenIssued(ACCOUNT, token, List.of(Scope.API), null, null, Actor.USER, NOON);
    }

    public static LedgerEntry granted(long coins) {
        return new EntryBody(
                        ACCOUNT,
                        1,
                        new Coins(coins),
                        EntryReason.SIGN_UP,
                        new Coins(coins),
                        null,
                        null,
                        NOON,
                        REQUEST,
                        EntryBody.GENESIS)
                .asGrant();
    }

    /** Returns the ledger entry after another. */
    public static EntryBody after(
            LedgerEntry before,
            long amount,
            EntryReason reason,
            long balance,
            @Nullable MessageId message,
            @Nullable Long corrects,
            Cause cause) {
        return new EntryBody(
                ACCOUNT,
                before.entry() + 1,
                new Coins(amount),
                reason,
                new Coins(balance),
                message == null ? null : message.whatsAppId(),
                corrects,
                NOON,
                cause,
                before.hash());
    }

    public static SendMessage send(MessageId message) {
        return send(message, "fingerprint", null, NOON);
    }

    public static SendMessage send(MessageId message, String fingerprint, @Nullable Refusal obstacle, Instant at) {
        return new SendMessage(
                message,
                true,
                SECRET,
                TEXT,
                at.plus(Duration.ofHours(24)),
                at.plusSeconds(12),
                fingerprint,
                TOKEN,
                REQUEST.requestId(),
                obstacle,
                at);
    }

    public static MessageAccepted accepted(MessageId message, long balance) {
        return new MessageAccepted(
                message,
                SECRET,
                TEXT,
                new Coins(balance),
                NOON.plus(Duration.ofHours(24)),
                NOON.plusSeconds(12),
                "fingerprint",
                REQUEST.requestId(),
                TOKEN,
                NOON);
    }

    public static Matcher<Object> refused(Refusal refusal) {
        return Matchers.is((Object) refusal);
    }
}
