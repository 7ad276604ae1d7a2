package com.ogensync.connect.dashboard.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A sign-in cookie. It lasts 12 hours after the last request, with a precision of one hour. */
final class SignInCookie {

    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Duration RENEWAL_INTERVAL = Duration.ofHours(1);

    private final String name;
    private final SignInSeal seal;
    private final Clock clock;

    SignInCookie(String name, SecretKey secret, Clock clock) {
        this.name = name;
        this.clock = clock;
        seal = new SignInSeal(secret, name + " 1");
    }

    /** Returns the present sign-in of a request. */
    Optional<SignedIn> of(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(name))
                .flatMap(it -> seal.open(it.getValue()))
                .filter(it -> clock.instant().isBefore(it.until()));
    }

    /** Returns the cookie of a new sign-in. */
    ResponseCookie issue(String token, boolean https) {
        var signedIn = new SignedIn(token, clock.instant().plus(LIFETIME), https);
        return cookie(seal.seal(signedIn), LIFETIME, https);
    }

    /** Returns the renewed cookie; empty if the current one is less than one hour old. */
    Optional<ResponseCookie> renewed(SignedIn signedIn) {
        return clock.instant().plus(LIFETIME).minus(RENEWAL_INTERVAL).isBefore(signedIn.until())
                ? Optional.empty()
                : Optional.of(issue(signedIn.token(), signedIn.https()));
    }

    /** Returns the cookie that ends the sign-in. */
    ResponseCookie expired() {
        return cookie("", Duration.ZERO, false);
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
