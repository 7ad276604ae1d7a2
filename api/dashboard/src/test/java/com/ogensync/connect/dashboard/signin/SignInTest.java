package com.ogensync.connect.dashboard.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.dashboard.HttpTest;
import com.ogensync.connect.dashboard.PagesApplication;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest extends HttpTest {

    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    private static final String BEARER = "\"Bearer " + TOKEN + "\"";
    private static final String USER = "/dashboard/sign-in";
    private static final String OPERATOR = "/ops/console/sign-in";

    private String signIn(String path) {
        var response = send("POST", path, "{\"token\":\"" + TOKEN + "\"}", "Origin", origin());
        assertThat(response.statusCode()).isEqualTo(200);
        return cookie(response);
    }

    /** Returns the Cookie header for the cookie that a response sets. */
    private static String cookie(HttpResponse<?> response) {
        return header(response, "Set-Cookie").replaceFirst(";.*", "");
    }

    private static void advance(Duration time) {
        PagesApplication.NOW.updateAndGet(now -> now.plus(time));
    }

    @Test
    void the_cookie_is_sealed_and_out_of_reach_of_scripts_and_other_sites() {
        var response = send("POST", USER, "{\"token\":\" " + TOKEN + " \"}", "Origin", origin());
        assertThat(header(response, "Set-Cookie"))
                .startsWith("connect-sign-in=")
                .contains("; HTTPOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200")
                .doesNotContain("eyJ", "Secure");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void the_cookie_becomes_the_token_of_api_requests() {
        var cookie = signIn(USER);
        assertThat(text(get("/api/credits", "Cookie", cookie))).contains(BEARER);
        assertThat(text(get("/api/credits", "Cookie", cookie, "Sec-Fetch-Site", "same-origin")))
                .contains(BEARER);
        assertThat(text(send("POST", "/api/credits", "{}", "Cookie", cookie, "Origin", origin())))
                .contains(BEARER);
        assertThat(text(get("/ping", "Cookie", cookie))).doesNotContain("Bearer");
    }

    @Test
    void a_token_in_the_request_is_not_replaced() {
        var own = get("/api/credits", "Cookie", signIn(USER), "Authorization", "Bearer other");
        assertThat(text(own)).contains("\"Bearer other\"").doesNotContain(TOKEN);
    }

    @Test
    void users_and_operators_are_signed_in_independently() {
        var user = signIn(USER);
        var operator = signIn(OPERATOR);
        assertThat(operator).startsWith("connect-operator=");
        assertThat(text(get("/ops/accounts", "Cookie", user))).doesNotContain("Bearer");
        assertThat(text(get("/api/credits", "Cookie", operator))).doesNotContain("Bearer");
        assertThat(text(get("/ops/accounts", "Cookie", user + "; " + operator))).contains(BEARER);
        var renamed = operator.replace("connect-operator", "connect-sign-in");
        assertThat(text(get("/api/credits", "Cookie", renamed))).doesNotContain("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-site", "cross-site", "none"})
    void requests_from_elsewhere_do_not_use_the_cookie(String site) {
        var cookie = signIn(USER);
        assertThat(text(get("/api/credits", "Cookie", cookie, "Sec-Fetch-Site", site)))
                .doesNotContain("Bearer");
        assertThat(send("POST", USER + "/token", "", "Cookie", cookie, "Origin", origin(), "Sec-Fetch-Site", site)
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "https://evil.example", "null", "http://[", ""})
    void writes_of_foreign_pages_do_not_use_the_cookie(String origin) {
        var cookie = signIn(USER);
        var foreign =
                origin.isEmpty() ? new String[] {"Cookie", cookie} : new String[] {"Cookie", cookie, "Origin", origin};
        assertThat(text(send("POST", "/api/credits", "{}", foreign))).doesNotContain("Bearer");
        for (var path : new String[] {USER, USER + "/token"}) {
            var refused = send("POST", path, "{\"token\":\"" + TOKEN + "\"}", foreign);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(text(refused))
                    .startsWith("{\"success\":false,\"error\":")
                    .doesNotContain(TOKEN);
        }
        assertThat(send("DELETE", USER, "", foreign).statusCode()).isEqualTo(403);
    }

    @Test
    void a_changed_cookie_is_ignored() {
        var cookie = signIn(USER);
        var changed = cookie.substring(0, cookie.length() - 3) + (cookie.endsWith("AAA") ? "BBB" : "AAA");
        assertThat(text(get("/api/credits", "Cookie", changed))).doesNotContain("Bearer");
        assertThat(text(get("/api/credits", "Cookie", "connect-sign-in=%%%"))).doesNotContain("Bearer");
    }

    @Test
    void the_sign_in_ends_twelve_hours_after_the_last_request() {
        var cookie = signIn(USER);
        advance(Duration.ofMinutes(59));
        assertThat(get("/api/credits", "Cookie", cookie).headers().allValues("Set-Cookie"))
                .isEmpty();
        advance(Duration.ofHours(10));
        var renewed = cookie(get("/api/credits", "Cookie", cookie));
        advance(Duration.ofHours(2));
        assertThat(text(get("/api/credits", "Cookie", cookie))).doesNotContain("Bearer");
        assertThat(text(get("/api/credits", "Cookie", renewed))).contains(BEARER);
        advance(Duration.ofHours(12));
        assertThat(text(get("/api/credits", "Cookie", renewed))).doesNotContain("Bearer");
    }

    @Test
    void a_sign_in_in_constant_use_ends_after_thirty_days() {
        var cookie = signIn(USER);
        for (var used = Duration.ZERO; used.compareTo(Duration.ofDays(30)) < 0; used = used.plusHours(10)) {
            var response = get("/api/credits", "Cookie", cookie);
            assertThat(text(response)).as("after %s", used).contains(BEARER);
            if (!response.headers().allValues("Set-Cookie").isEmpty()) {
                cookie = cookie(response);
            }
            advance(Duration.ofHours(10));
        }
        assertThat(text(get("/api/credits", "Cookie", cookie))).doesNotContain("Bearer");
    }

    @Test
    void the_last_renewal_lasts_until_the_end_of_the_sign_in() {
        var cookie = signIn(USER);
        for (var used = 0; used < 70; used++) {
            advance(Duration.ofHours(10));
            cookie = cookie(get("/api/credits", "Cookie", cookie));
        }
        advance(Duration.ofHours(11));
        assertThat(header(get("/api/credits", "Cookie", cookie), "Set-Cookie")).contains("; Max-Age=32400");
    }

    @Test
    void over_https_the_cookie_is_secure_also_when_it_is_renewed() {
        var https = origin().replace("http:", "https:");
        var response = send("POST", USER, "{\"token\":\"" + TOKEN + "\"}", "Origin", https);
        assertThat(header(response, "Set-Cookie")).contains("; Secure");
        advance(Duration.ofHours(2));
        assertThat(header(get("/api/credits", "Cookie", cookie(response)), "Set-Cookie"))
                .contains("; Secure");
    }

    @Test
    void the_owner_can_see_the_token() {
        var shown = send("POST", USER + "/token", "", "Cookie", signIn(USER), "Origin", origin());
        assertThat(text(shown)).isEqualTo("{\"success\":true,\"data\":{\"token\":\"" + TOKEN + "\"}}");
        assertThat(send("POST", USER + "/token", "", "Origin", origin()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void signing_out_removes_the_cookie() {
        assertThat(header(send("DELETE", USER, "", "Origin", origin()), "Set-Cookie"))
                .startsWith("connect-sign-in=;")
                .contains("; Max-Age=0");
    }

    @Test
    void text_that_is_no_token_is_refused() {
        var refused = send("POST", USER, "{\"token\":\"two.parts\"}", "Origin", origin());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(text(refused)).contains("token must be a whole token");
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    }
}
