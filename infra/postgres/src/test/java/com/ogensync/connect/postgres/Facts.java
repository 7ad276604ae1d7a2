package com.ogensync.connect.postgres;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.RevocationReason;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.AccountEnabled;
import com.ogensync.connect.api.account.event.CoinsGranted;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.SealedContent;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Factories for test events. */
public final class Facts {

    public static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
    public static final RequestId REQUEST = new RequestId("request-1");
    private static final Sealed SEALED = new Sealed("key-1", "box");

    private Facts() {}

    public static AccountId anAccount() {
        return new AccountId(UUID.randomUUID());
    }

    public static TokenId aToken() {
        return new TokenId(UUID.randomUUID());
    }

    public static MessageId aMessage(AccountId account, String number) {
        return new MessageId(account, new WhatsAppMessageId("3EB0" + number));
    }

    public static String session(AccountId account) {
        return new SessionId(account).value();
    }

    public static TokenIssued tokenIssued(AccountId account, TokenId token) {
        return new TokenIssued(account, token, List.of(Scope.API), null, null, Actor.USER, AT);
    }

    public static TokenRevoked tokenRevoked(AccountId account, TokenId token) {
        return new TokenRevoked(account, token, RevocationReason.REGENERATED, Actor.USER, AT);
    }

    public static AccountDisabled accountDisabled(AccountId account) {
        return new AccountDisabled(account, SEALED, Actor.operator("ada"), AT);
    }

    public static AccountEnabled accountEnabled(AccountId account) {
        return new AccountEnabled(account, SEALED, Actor.operator("ada"), AT);
    }

    public static CoinsGranted coinsGranted(AccountId account, TokenId token) {
        return new EntryBody(
                        account,
                        1,
                        new Coins(100),
                        EntryReason.SIGN_UP,
                        new Coins(100),
                        null,
                        null,
                        AT,
                        new Cause(REQUEST, token, Actor.USER),
                        EntryBody.GENESIS)
                .asGrant();
    }

    public static MessageAccepted messageAccepted(MessageId message) {
        return new MessageAccepted(
                message,
                SEALED,
                text(SEALED),
                new Coins(99),
                AT.plusSeconds(86_400),
                AT.plusSeconds(12),
                "fingerprint",
                REQUEST,
                aToken(),
                AT);
    }

    public static SealedContent text(Sealed sealed) {
        return new SealedContent(MessageKind.TEXT, 1, sealed, null, List.of());
    }

    public static MessageReceived messageReceived(InboxId message) {
        return new MessageReceived(message, SEALED, text(SEALED), AT, AT);
    }

    public static WhatsAppLinked linked(AccountId account, long link) {
        return new WhatsAppLinked(
                new SessionId(account), link, new Sealed("key-1", "number"), new Sealed("key-1", "device"), AT);
    }

    public static WhatsAppConnectionLost connectionLost(AccountId account, long link) {
        return new WhatsAppConnectionLost(new SessionId(account), link, LossReason.NETWORK, null, AT);
    }

    public static WhatsAppConnectionRestored connectionRestored(AccountId account, long link) {
        return new WhatsAppConnectionRestored(new SessionId(account), link, AT);
    }

    public static WhatsAppUnlinked unlinked(AccountId account, long link) {
        return new WhatsAppUnlinked(new SessionId(account), link, Actor.USER, AT);
    }
}
