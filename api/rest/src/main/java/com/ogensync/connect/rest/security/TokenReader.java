package com.ogensync.connect.rest.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads and verifies tokens signed by this installation. The claims of verified tokens are cached, because verifying a
 * signature and parsing its JSON costs more than all other checks of a request. Tokens with a time limit of their own
 * (exp, nbf) are not cached.
 */
@Component
final class TokenReader {

    private static final int CACHED_MAX = 10_000;

    private final TokenShape shape;
    private final NimbusReactiveJwtDecoder decoder;
    private final Cache<String, PresentedToken> verified =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    TokenReader(RestSettings settings, Clock clock) {
        shape = new TokenShape(TokenWriter.keyId(settings.jwtSecret()));
        decoder = NimbusReactiveJwtDecoder.withSecretKey(settings.jwtSecret())
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        var timestamps = new JwtTimestampValidator(Duration.ZERO);
        timestamps.setClock(clock);
        decoder.setJwtValidator(timestamps);
    }

    /** Returns the claims of the token. Every fault of a token is a 401. */
    Mono<PresentedToken> read(String token) {
        var known = verified.getIfPresent(token);
        if (known != null) {
            return Mono.just(known);
        }
        return shape.fits(token)
                ? decoder.decode(token).map(jwt -> claims(token, jwt)).onErrorMap(_ -> invalid())
                : Mono.error(invalid());
    }

    private PresentedToken claims(String token, Jwt jwt) {
        var claims = PresentedToken.of(jwt);
        if (jwt.getExpiresAt() == null && jwt.getNotBefore() == null) {
            verified.put(token, claims);
        }
        return claims;
    }

    static EdgeException invalid() {
        return EdgeException.unauthorized("The token is invalid, replaced or revoked");
    }
}
