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

/** The places of one list: each is a number and a signature over it, the list, its filters and its account. */
public final class CursorCodec {

    private static final String CURSOR = "cursor";
    private static final int SIGNATURE_BYTES = 16;
    /** 24 bytes fill 32 letters without a rest, so each place has one spelling. */
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{32}");

    private final SecretKey key;
    private final String scope;

    CursorCodec(SecretKey key, String scope) {
        this.key = key;
        this.scope = scope;
    }

    /** The name of a place; null at the end of a list. */
    public @Nullable String name(@Nullable Long place) {
        if (place == null) {
            return null;
        }
        var bytes = ByteBuffer.allocate(Long.BYTES + SIGNATURE_BYTES)
                .putLong(place)
                .put(signature(place))
                .array();
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** The place that the parameter {@code cursor} names; null when it is not given. */
    public @Nullable Long in(Parameters parameters) {
        return parameters.text(CURSOR).map(name -> find(CURSOR, name)).orElse(null);
    }

    /** The place with that name; 400 unless it was given out for this very list. */
    public Long find(String field, String name) {
        return Optional.of(name)
                .filter(text -> SHAPE.matcher(text).matches())
                .map(text -> ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)))
                .flatMap(this::verified)
                .orElseThrow(() -> EdgeException.badRequest(
                        field + " must be one that this account was given, for the same list and filters"));
    }

    private Optional<Long> verified(ByteBuffer bytes) {
        long place = bytes.getLong();
        var given = new byte[SIGNATURE_BYTES];
        bytes.get(given);
        return MessageDigest.isEqual(given, signature(place)) ? Optional.of(place) : Optional.empty();
    }

    private byte[] signature(long place) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Arrays.copyOf(mac.doFinal((scope + place).getBytes(StandardCharsets.UTF_8)), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }
}
