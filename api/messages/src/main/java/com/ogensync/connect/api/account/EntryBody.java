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
 * What every ledger entry says, and so what its hash covers (docs/AUDIT.md has the canonical form).
 *
 * @param entry 1, 2, 3… for each account, no gaps
 * @param amount how many coins moved
 * @param balance what the account has after it
 * @param messageId the message that cost or gave back the coin
 * @param corrects the entry that this one sets right
 * @param at never before the previous entry's
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

    /** What the first entry names as its previous hash. */
    public static final String GENESIS = "0".repeat(64);

    private static final String VERSION = "1";

    public EntryBody {
        if (entry < 1) {
            throw new IllegalArgumentException("Entries are counted from 1");
        }
        if (!at.equals(Instants.toMillis(at))) {
            throw new IllegalArgumentException("A ledger entry's time has whole milliseconds");
        }
    }

    /** SHA-256 of {@link #canonicalText}, 64 lower-case hex digits. */
    public String hashAs(String eventName) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(canonicalText(eventName).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The lines that are hashed, each ended by a newline; nothing is an empty line. */
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

    /** The entry as a grant. */
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

    /** The entry as a debit. */
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

    /** The entry as a refund. */
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
