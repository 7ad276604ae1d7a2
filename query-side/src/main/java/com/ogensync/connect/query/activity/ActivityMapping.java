package com.ogensync.connect.query.activity;

import com.ogensync.connect.api.account.RevocationReason;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.AccountEnabled;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.CoinRefunded;
import com.ogensync.connect.api.account.event.CoinsGranted;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.account.event.UserRegistered;
import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Maps events of accounts and sessions to activities that a later event never changes. Events that are of no interest
 * to the account's owner map to none.
 */
record ActivityMapping(ActivityType type, Document details) {
    static Optional<ActivityMapping> of(AccountEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case UserRegistered _ -> new ActivityMapping(ActivityType.REGISTERED, new Document());
                    case TokenIssued _ -> null;
                    case TokenRevoked revoked -> revoked(revoked);
                    case CoinsGranted entry -> coins(ActivityType.COINS_GRANTED, entry);
                    case CoinDebited _ -> null;
                    case CoinRefunded entry -> coins(ActivityType.COIN_REFUNDED, entry);
                    case AccountDisabled _ -> new ActivityMapping(ActivityType.ACCOUNT_DISABLED, new Document());
                    case AccountEnabled _ -> new ActivityMapping(ActivityType.ACCOUNT_ENABLED, new Document());
                });
    }

    static Optional<ActivityMapping> of(WhatsAppSessionEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case LinkRequested requested ->
                        new ActivityMapping(
                                ActivityType.LINK_REQUESTED,
                                new Document("method", requested.method().name().toLowerCase(Locale.ROOT)));
                    case QrIssued _, LinkExpired _, SendingRestricted _, SendingRestrictionLifted _ -> null;
                    case WhatsAppLinked _ -> new ActivityMapping(ActivityType.LINKED, new Document());
                    case WhatsAppConnectionLost lost ->
                        new ActivityMapping(
                                ActivityType.CONNECTION_LOST,
                                new Document("reason", lost.reason().text()));
                    case WhatsAppConnectionRestored _ ->
                        new ActivityMapping(ActivityType.CONNECTION_RESTORED, new Document());
                    case WhatsAppUnlinked unlinked ->
                        new ActivityMapping(
                                ActivityType.UNLINKED,
                                new Document("by", unlinked.by().value()));
                });
    }

    private static @Nullable ActivityMapping revoked(TokenRevoked event) {
        return event.reason() == RevocationReason.REVOKED
                ? null
                : new ActivityMapping(
                        ActivityType.TOKEN_REGENERATED,
                        new Document("by", event.by().value()));
    }

    private static ActivityMapping coins(ActivityType type, LedgerEntry entry) {
        var details = new Document("entry", entry.entry())
                .append("amount", entry.amount().amount())
                .append("reason", entry.reason().text())
                .append("balance", entry.balance().amount());
        var message = entry.messageId();
        if (message != null) {
            details.append("messageId", message.value());
        }
        return new ActivityMapping(type, details);
    }
}
