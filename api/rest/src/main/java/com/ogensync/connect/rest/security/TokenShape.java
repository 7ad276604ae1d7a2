package com.ogensync.connect.rest.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the form of a token before its signature: HS256, the key id of this installation, no header that refers to
 * another key (RFC 8725), and canonical base64url.
 */
final class TokenShape {

    private static final Pattern COMPACT =
            Pattern.compile("[A-Za-z0-9_-]{1,512}\\.[A-Za-z0-9_-]{1,2048}\\.[A-Za-z0-9_-]{43}");
    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ");
    private static final String TYPE = "JWT";

    private final String keyId;

    TokenShape(String keyId) {
        this.keyId = keyId;
    }

    boolean fits(String token) {
        if (!COMPACT.matcher(token).matches()) {
            return false;
        }
        var parts = token.split("\\.", -1);
        return Arrays.stream(parts).allMatch(TokenShape::isCanonical) && isOurs(parts[0]);
    }

    private boolean isOurs(String part) {
        try {
            return isOurs(JWSHeader.parse(new Base64URL(part)));
        } catch (ParseException | RuntimeException _) {
            // The parser throws both for an invalid header.
            return false;
        }
    }

    private boolean isOurs(JWSHeader header) {
        return header.getAlgorithm().equals(JWSAlgorithm.HS256)
                && HEADERS.containsAll(header.getIncludedParams())
                && (header.getKeyID() == null || header.getKeyID().equals(keyId))
                && (header.getType() == null || header.getType().getType().equalsIgnoreCase(TYPE));
    }

    /** Whether the unused bits of the last base64url character are zero, so that the token has only one spelling. */
    private static boolean isCanonical(String part) {
        try {
            var bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
