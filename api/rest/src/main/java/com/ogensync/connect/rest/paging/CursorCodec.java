package com.ogensync.connect.rest.paging;

import com.ogensync.connect.rest.envelope.EdgeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Encodes positions of one list as cursors: the number, and a signature over number, account, list and filters. */
public final class CursorCodec {

    private static final String CURSOR = "cursor";
    private static final int SIGNATURE_BYTES = 16;
    /** 24 bytes encode to exactly 32 characters, so each cursor has one spelling. */
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{32}");

    private final SecretKey key;
    private final String scope;

    CursorCodec(SecretKey key, String scope) {
        this.key = key;
        this.scope = scope;
    }

    /** Returns the cursor of a position; null for null, at the end of a list. */
    public @Nullable String encode(@Nullable Long position) {
        if (position == null) {
            return null;
        }
        var bytes = ByteBuffer.allocate(Long.BYTES + SIGNATURE_BYTES)
                .putLong(position)
                .put(signature(position))
                .array();
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** Returns the position of the query parameter {@code cursor}; null when it is not given. */
    public @Nullable Long from(Parameters parameters) {
        return parameters.text(CURSOR).map(text -> decode(CURSOR, text)).orElse(null);
    }

    /**
     * Returns the position of a cursor.
     *
     * @throws EdgeException 400 unless the cursor was issued for this account, list and filters
     */
    public Long decode(String field, String cursor) {
        return Optional.of(cursor)
                .filter(text -> SHAPE.matcher(text).matches())
                .map(text -> ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)))
                .flatMap(this::verified)
                .orElseThrow(() -> EdgeException.badRequest(
                        field + " must be a value issued to this account for the same list and filters"));
    }

    private Optional<Long> verified(ByteBuffer bytes) {
        long position = bytes.getLong();
        var given = new byte[SIGNATURE_BYTES];
        bytes.get(given);
        return MessageDigest.isEqual(given, signature(position)) ? Optional.of(position) : Optional.empty();
    }

    private byte[] signature(long position) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Arrays.copyOf(mac.doFinal((scope + position).getBytes(StandardCharsets.UTF_8)), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }
}
