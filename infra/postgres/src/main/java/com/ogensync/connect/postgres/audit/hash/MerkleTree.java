package com.ogensync.connect.postgres.audit.hash;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over leaves that are added one by one. It keeps one hash per level.
 */
public final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Subtree(long leaves, byte[] hash) {}

    private final MessageDigest sha256 = CanonicalText.sha256();
    private final Deque<Subtree> whole = new ArrayDeque<>();

    /** Adds a leaf. */
    public void add(byte[] leaf) {
        sha256.update(LEAF);
        var subtree = new Subtree(1, sha256.digest(leaf));
        while (!whole.isEmpty() && whole.peek().leaves() == subtree.leaves()) {
            subtree = joined(whole.pop(), subtree);
        }
        whole.push(subtree);
    }

    /**
     * The root, 64 lower-case hex digits; without leaves, the SHA-256 of the empty string. Leaves may be added
     * afterwards.
     */
    public byte[] root() {
        var rest = new ArrayDeque<>(whole);
        if (rest.isEmpty()) {
            return CanonicalText.hex(sha256.digest());
        }
        var right = rest.pop();
        while (!rest.isEmpty()) {
            right = joined(rest.pop(), right);
        }
        return CanonicalText.hex(right.hash());
    }

    private Subtree joined(Subtree left, Subtree right) {
        sha256.update(NODE);
        sha256.update(left.hash());
        return new Subtree(left.leaves() + right.leaves(), sha256.digest(right.hash()));
    }
}
