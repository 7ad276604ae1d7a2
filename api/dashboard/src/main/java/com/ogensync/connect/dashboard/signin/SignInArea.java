package com.ogensync.connect.dashboard.signin;

import java.time.Clock;
import javax.crypto.SecretKey;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A part of the API with a sign-in of its own, so that one browser can be signed in as a user and as an operator.
 *
 * @param api the API paths that use the cookie
 * @param signInPath the path of the sign-in requests
 * @param showsToken whether its pages can read the token; the console's have no use for it
 */
record SignInArea(PathPattern api, String signInPath, boolean showsToken, SignInCookie cookie) {

    /** Returns the area of the users. */
    static SignInArea ofUsers(SecretKey secret, Clock clock) {
        return of("/api/**", "/dashboard/sign-in", true, new SignInCookie("connect-sign-in", secret, clock));
    }

    /** Returns the area of the operators. */
    static SignInArea ofOperators(SecretKey secret, Clock clock) {
        return of("/ops/**", "/ops/console/sign-in", false, new SignInCookie("connect-operator", secret, clock));
    }

    /** Whether the request belongs to the API of this area. */
    boolean contains(ServerHttpRequest request) {
        return api.matches(request.getPath().pathWithinApplication());
    }

    private static SignInArea of(String api, String signInPath, boolean showsToken, SignInCookie cookie) {
        return new SignInArea(PathPatternParser.defaultInstance.parse(api), signInPath, showsToken, cookie);
    }
}
