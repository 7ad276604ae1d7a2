package com.ogensync.connect.postgres.audit.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ogensync.connect.postgres.audit.hash.CanonicalText;
import com.ogensync.connect.postgres.audit.hash.SecretHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stored bytes of one coin event, parsed in place. They are accepted only if serializing the event again would give
 * the same bytes: members in order, one notation for numbers and names, no additional bytes.
 */
public final class EntryPayload {

    private final int[] from = new int[Member.ALL.size()];
    private final int[] to = new int[Member.ALL.size()];
    private byte[] bytes = {};

    /** Parses a payload. Returns the index of the first unexpected byte, or -1 if the payload is valid. */
    public int read(byte[] payload) {
        bytes = payload;
        int at = 0;
        for (var member : Member.ALL) {
            var opening = member.opening();
            if (!Values.has(bytes, at, opening)) {
                return at;
            }
            int begin = at + opening.length;
            int end = member.shape().end(bytes, begin);
            if (end < 0) {
                return begin;
            }
            boolean quoted = bytes[begin] == '"';
            from[member.index()] = quoted ? begin + 1 : begin;
            to[member.index()] = quoted ? end - 1 : end;
            at = end;
        }
        return at == bytes.length - 1 && bytes[at] == '}' ? -1 : at;
    }

    /** Whether the value is null. */
    public boolean isNull(Member member) {
        return bytes[from[member.index()]] == 'n' && bytes[from[member.index()] - 1] == ':';
    }

    /** Returns the value without its quotes. */
    public String text(Member member) {
        int i = member.index();
        return new String(bytes, from[i], to[i] - from[i], US_ASCII);
    }

    /** Returns the value without its quotes, or null if it is null. */
    public @Nullable String textOrNull(Member member) {
        return isNull(member) ? null : text(member);
    }

    /** The value as a number; {@link Values#number} limits it to 18 digits and a sign. */
    public long number(Member member) {
        int i = from[member.index()];
        boolean negative = bytes[i] == '-';
        long number = 0;
        for (int at = negative ? i + 1 : i; at < to[member.index()]; at++) {
            number = number * 10 + (bytes[at] - '0');
        }
        return negative ? -number : number;
    }

    /** Whether the value is this text. */
    public boolean is(Member member, byte[] text) {
        int i = member.index();
        return Arrays.equals(bytes, from[i], to[i], text, 0, text.length);
    }

    /** Compares the value with a text, byte by byte. */
    public int compare(Member member, byte[] text) {
        int i = member.index();
        return Arrays.compareUnsigned(bytes, from[i], to[i], text, 0, text.length);
    }

    /** Returns a copy of the value's bytes. */
    public byte[] copy(Member member) {
        return Arrays.copyOfRange(bytes, from[member.index()], to[member.index()]);
    }

    /** The value's keyed hash, see {@link SecretHash}. */
    public long hashOf(Member member, SecretHash secret) {
        return secret.of(bytes, from[member.index()], to[member.index()]);
    }

    /** Appends the lines that the hash covers, from the entry's number on (docs/AUDIT.md). */
    public void canonicalLines(CanonicalText text) {
        for (var member : Member.HASHED) {
            if (!isNull(member)) {
                text.add(bytes, from[member.index()], to[member.index()]);
            }
            text.newline();
        }
    }
}
