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
 * The whole ledger up to a position was summed up and signed: who keeps this elsewhere can prove later that nothing
 * before it was changed or cut off (docs/AUDIT.md).
 *
 * @param anchor 1, 2, 3… without gaps
 * @param position the global index up to which all events count
 * @param accounts how many accounts have entries
 * @param coins all balances together
 * @param root the Merkle root over the accounts' newest hashes, 64 hex digits
 * @param previous {@link #hash} of the anchor before; 64 zeros for the first
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

    /** The lines that are signed, each ended by a newline: everything but the signature. */
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

    /** What the next anchor names as its previous: SHA-256 of {@link #canonicalText}, 64 lower-case hex digits. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonicalText().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The same, signed. */
    public LedgerAnchored signed(String with) {
        return new LedgerAnchored(
                anchorId, anchor, position, accounts, entries, coins, granted, debited, refunded, root, previous,
                publicKey, with, at);
    }
}
