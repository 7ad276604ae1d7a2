package com.ogensync.connect.dashboard.signin;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Sets, shows and removes a sign-in cookie. The API decides whether its token is valid. */
final class SignInHandler {

    private static final Pattern TOKEN =
            Pattern.compile("[A-Za-z0-9_-]{1,512}\\.[A-Za-z0-9_-]{1,2048}\\.[A-Za-z0-9_-]{1,512}");

    private final SignInCookie cookie;

    SignInHandler(SignInCookie cookie) {
        this.cookie = cookie;
    }

    /** The body of a sign-in. */
    record SignIn(@Nullable String token) {
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    /** A response without data. */
    record Done(boolean success) {}

    /** The response with the token. */
    record Shown(boolean success, Map<String, String> data) {
        @Override
        public String toString() {
            return "Shown";
        }
    }

    /** An error response. */
    record Refused(boolean success, String error) {}

    /** Refuses requests that were not sent by a page of this service. No response is stored by the browser. */
    static Mono<ServerResponse> requireOwnPage(ServerRequest request, HandlerFunction<ServerResponse> next) {
        var headers = request.exchange().getResponse().getHeaders();
        headers.setCacheControl(CacheControl.noStore());
        headers.set("X-Content-Type-Options", "nosniff");
        return OwnPages.sent(request.exchange().getRequest())
                ? next.handle(request)
                : refused(HttpStatus.FORBIDDEN, "Only pages of this service may sign in and out");
    }

    /** Stores a token in the cookie. */
    Mono<ServerResponse> signIn(ServerRequest request) {
        return request.bodyToMono(SignIn.class)
                .mapNotNull(SignIn::token)
                .map(String::strip)
                .filter(token -> TOKEN.matcher(token).matches())
                .flatMap(token -> ServerResponse.ok()
                        .cookie(cookie.issue(
                                token, OwnPages.isHttps(request.exchange().getRequest())))
                        .bodyValue(new Done(true)))
                .switchIfEmpty(Mono.defer(() ->
                        refused(HttpStatus.BAD_REQUEST, "token must be a whole token: three parts joined by dots")));
    }

    /** Returns the token to its owner; POST, so that the check of the sender is strict. */
    Mono<ServerResponse> token(ServerRequest request) {
        return cookie.of(request.exchange().getRequest())
                .map(it -> ServerResponse.ok().bodyValue(new Shown(true, Map.of("token", it.token()))))
                .orElseGet(() -> refused(HttpStatus.UNAUTHORIZED, "You are signed out"));
    }

    /** Removes the cookie. */
    Mono<ServerResponse> signOut(ServerRequest request) {
        return ServerResponse.ok().cookie(cookie.expired()).bodyValue(new Done(true));
    }

    private static Mono<ServerResponse> refused(HttpStatus status, String sentence) {
        return ServerResponse.status(status).bodyValue(new Refused(false, sentence));
    }
}
