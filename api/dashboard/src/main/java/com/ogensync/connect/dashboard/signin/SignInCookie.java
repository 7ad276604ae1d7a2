package com.ogensync.connect.dashboard.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A sign-in cookie. It lasts 12 hours after the last request, with a precision of one hour, and at most 30 days after
 * the sign-in.
 */
final class SignInCookie {

    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Duration LIFETIME_MAX = Duration.ofDays(30);
    private static final Duration RENEWAL_INTERVAL = Duration.ofHours(1);

    private final String name;
    private final SignInSeal seal;
    private final Clock clock;

    SignInCookie(String name, SecretKey secret, Clock clock) {
        this.name = name;
        this.clock = clock;
        seal = new SignInSeal(secret, name + " 2");
    }

    /** Returns the present sign-in of a request. */
    Optional<SignedIn> of(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(name))
                .flatMap(it -> seal.open(it.getValue()))
                .filter(it -> clock.instant().isBefore(it.until()));
    }

    /** Returns the cookie of a new sign-in. */
    ResponseCookie issue(String token, boolean https) {
        var now = clock.instant();
        return cookie(new SignedIn(token, now.plus(LIFETIME), now.plus(LIFETIME_MAX), https), now);
    }

    /** Returns the renewed cookie; empty if it would last less than one hour longer than the current one. */
    Optional<ResponseCookie> renewed(SignedIn current) {
        var now = clock.instant();
        var extended = now.plus(LIFETIME);
        var until = extended.isBefore(current.end()) ? extended : current.end();
        return until.minus(RENEWAL_INTERVAL).isBefore(current.until())
                ? Optional.empty()
                : Optional.of(cookie(new SignedIn(current.token(), until, current.end(), current.https()), now));
    }

    /** Returns the cookie that ends the sign-in. */
    ResponseCookie expired() {
        return cookie("", Duration.ZERO, false);
    }

    private ResponseCookie cookie(SignedIn signedIn, Instant now) {
        return cookie(seal.seal(signedIn), Duration.between(now, signedIn.until()), signedIn.https());
    }

    private ResponseCookie cookie(String value, Duration lifetime, boolean https) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(https)
                .sameSite("Strict")
                .path("/")
                .maxAge(lifetime)
                .build();
    }
}
