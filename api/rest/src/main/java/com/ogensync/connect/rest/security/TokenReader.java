package com.ogensync.connect.rest.security;

import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads and verifies tokens signed by this installation. */
@Component
final class TokenReader {

    private final TokenShape shape;
    private final NimbusReactiveJwtDecoder decoder;

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
        return shape.fits(token)
                ? decoder.decode(token).map(PresentedToken::of).onErrorMap(_ -> invalid())
                : Mono.error(invalid());
    }

    static EdgeException invalid() {
        return EdgeException.unauthorized("The token is invalid, replaced or revoked");
    }
}
