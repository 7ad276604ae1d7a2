package com.ogensync.connect.rest.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.rest.RestSettings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Writes tokens. The content of a token follows from the event that issued it, so writing it again gives the same text.
 */
@Component
public final class TokenWriter {

    private static final int KEY_ID_BYTES = 4;

    private final JWSHeader header;
    private final MACSigner signer;

    @Autowired
    TokenWriter(RestSettings settings) throws JOSEException {
        this(settings.jwtSecret());
    }

    /** Creates a writer that signs with this key. */
    public TokenWriter(SecretKey secret) throws JOSEException {
        header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(keyId(secret))
                .build();
        signer = new MACSigner(secret);
    }

    /** Returns the JWT of a token: HS256, with holder, token id, time of issue and scopes. */
    public String write(Identifier holder, TokenId token, Collection<Scope> scopes, Instant issuedAt) {
        var claims = new JWTClaimsSet.Builder()
                .subject(TokenHolder.subject(holder))
                .jwtID(token.value())
                .issueTime(Date.from(issuedAt))
                .claim("scope", scopes.stream().map(CallerAuthentication::text).collect(Collectors.joining(" ")))
                .build();
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException _) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256");
        }
    }

    static String keyId(SecretKey secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getEncoded());
            return HexFormat.of().formatHex(digest, 0, KEY_ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
