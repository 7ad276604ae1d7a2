package com.ogensync.connect.api.account;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.CoinRefunded;
import com.ogensync.connect.api.account.event.CoinsGranted;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The members of a ledger entry that its hash covers (docs/AUDIT.md defines the canonical form).
 *
 * @param entry the entry's number: 1, 2, 3… in each account, without gaps
 * @param amount the number of coins moved
 * @param balance the account's balance after the entry
 * @param messageId the message that was debited or refunded; null for other reasons
 * @param corrects the number of the corrected entry; null for other reasons
 * @param at the time of the entry; never before the previous entry's
 * @param previous the previous entry's hash; 64 zeros for the first
 */
public record EntryBody(
        AccountId accountId,
        long entry,
        Coins amount,
        EntryReason reason,
        Coins balance,
        @Nullable WhatsAppMessageId messageId,
        @Nullable Long corrects,
        Instant at,
        Cause cause,
        String previous) {

    /** The previous hash of the first entry. */
    public static final String GENESIS = "0".repeat(64);

    private static final String VERSION = "1";

    public EntryBody {
        if (entry < 1) {
            throw new IllegalArgumentException("A ledger entry's number must be at least 1");
        }
        if (!at.equals(Instants.toMillis(at))) {
            throw new IllegalArgumentException("A ledger entry's time must be in whole milliseconds");
        }
    }

    /** Returns the SHA-256 of {@link #canonicalText}, as 64 lower-case hex digits. */
    public String hashAs(String eventName) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(canonicalText(eventName).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Returns the hashed lines, each terminated by a newline; a null value is an empty line. */
    public String canonicalText(String eventName) {
        var lines = new StringBuilder(512);
        for (var line : new @Nullable Object[] {
            VERSION,
            accountId.uuid(),
            eventName,
            entry,
            amount,
            reason.text(),
            balance,
            messageId,
            corrects,
            Instants.text(at),
            cause.requestId(),
            cause.tokenId(),
            cause.by(),
            previous
        }) {
            if (line != null) {
                lines.append(line);
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    /** Returns the entry as a grant. */
    public CoinsGranted asGrant() {
        return new CoinsGranted(
                accountId,
                entry,
                amount,
                reason,
                balance,
                messageId,
                corrects,
                at,
                cause.requestId(),
                cause.tokenId(),
                cause.by(),
                previous,
                hashAs("CoinsGranted"));
    }

    /** Returns the entry as a debit. */
    public CoinDebited asDebit() {
        return new CoinDebited(
                accountId,
                entry,
                amount,
                reason,
                balance,
                messageId,
                corrects,
                at,
                cause.requestId(),
                cause.tokenId(),
                cause.by(),
                previous,
                hashAs("CoinDebited"));
    }

    /** Returns the entry as a refund. */
    public CoinRefunded asRefund() {
        return new CoinRefunded(
                accountId,
                entry,
                amount,
                reason,
                balance,
                messageId,
                corrects,
                at,
                cause.requestId(),
                cause.tokenId(),
                cause.by(),
                previous,
                hashAs("CoinRefunded"));
    }
}
