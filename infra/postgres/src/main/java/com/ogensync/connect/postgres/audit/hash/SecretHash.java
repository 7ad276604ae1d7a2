package com.ogensync.connect.postgres.audit.hash;

import java.security.SecureRandom;

/**
 * A 64-bit hash (SipHash-1-3, Aumasson and Bernstein 2012) with a random key per run. If the sums of the hashes of two
 * multisets of names are equal, the multisets are equal: without the key a collision cannot be constructed.
 */
public final class SecretHash {

    private final long key0;
    private final long key1;

    /** Creates a hash with a new key. */
    public SecretHash() {
        var random = new SecureRandom();
        key0 = random.nextLong();
        key1 = random.nextLong();
    }

    /** Returns the hash of bytes of an array. */
    public long of(byte[] bytes, int from, int to) {
        long v0 = key0 ^ 0x736f6d6570736575L;
        long v1 = key1 ^ 0x646f72616e646f6dL;
        long v2 = key0 ^ 0x6c7967656e657261L;
        long v3 = key1 ^ 0x7465646279746573L;
        int length = to - from;
        for (int i = 0; i <= length / 8 + 3; i++) {
            long m = i > length / 8 ? 0 : word(bytes, from + 8 * i, to, length);
            v3 ^= m;
            v2 ^= i == length / 8 + 1 ? 0xff : 0;
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= m;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The next eight bytes, little-endian; the top byte of the last word is the length. */
    private static long word(byte[] bytes, int from, int to, int length) {
        long word = to - from < 8 ? (long) length << 56 : 0;
        for (int i = 0; i < Math.min(8, to - from); i++) {
            word |= (bytes[from + i] & 0xffL) << (8 * i);
        }
        return word;
    }
}
