package com.ogensync.connect.api.anchor.event;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.anchor.AnchorId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A signed summary of the whole ledger up to a position. A copy kept elsewhere proves that nothing before the position
 * was changed or truncated (docs/AUDIT.md).
 *
 * @param anchor the anchor's number: 1, 2, 3… without gaps
 * @param position the global index up to which events are included
 * @param accounts the number of accounts with entries
 * @param coins the sum of all balances
 * @param root the Merkle root over the accounts' newest hashes, 64 hex digits
 * @param previous the {@link #hash} of the previous anchor; 64 zeros for the first
 * @param publicKey Ed25519 (RFC 8410), as base64url without padding
 * @param signature over {@link #canonicalText}, as base64url without padding
 */
@Revision("1")
public record LedgerAnchored(
        AnchorId anchorId,
        long anchor,
        long position,
        long accounts,
        long entries,
        long coins,
        long granted,
        long debited,
        long refunded,
        String root,
        String previous,
        String publicKey,
        String signature,
        Instant at)
        implements AnchorEvent {

    /** Returns the signed lines, each terminated by a newline: every member except the signature. */
    public String canonicalText() {
        return Stream.<Object>of(
                        "1",
                        anchorId,
                        "LedgerAnchored",
                        anchor,
                        position,
                        accounts,
                        entries,
                        coins,
                        granted,
                        debited,
                        refunded,
                        root,
                        previous,
                        publicKey,
                        Instants.text(at))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Returns the SHA-256 of {@link #canonicalText}, 64 lower-case hex digits: {@code previous} of the next anchor. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonicalText().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Returns the anchor with a signature. */
    public LedgerAnchored signed(String with) {
        return new LedgerAnchored(
                anchorId, anchor, position, accounts, entries, coins, granted, debited, refunded, root, previous,
                publicKey, with, at);
    }
}
