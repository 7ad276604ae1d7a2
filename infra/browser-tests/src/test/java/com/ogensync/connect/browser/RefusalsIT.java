package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RefusalsIT extends Browsing {

    private static void assertAdvice(Page page, String... texts) {
        var alert = page.locator("form [role=alert]");
        for (var text : texts) {
            assertThat(alert).containsText(text);
        }
    }

    @Test
    void a_refused_field_is_marked_and_described_by_the_sentence_of_the_server() {
        var page = window();
        page.navigate("/");
        page.getByLabel("Your name").fill("John Doe");
        page.getByLabel("Email").fill("refused@example.com");
        page.getByLabel("Phone").fill("+91 98765");
        button(page, "Create account").click();
        var phone = page.getByLabel("Phone");
        assertThat(phone).hasAttribute("aria-invalid", "true");
        assertThat(phone).isFocused();
        assertThat(phone).hasAccessibleDescription(Pattern.compile("^phone .*"));
        picture(page, "refused");
    }

    @Test
    void an_already_registered_email_is_reported_at_its_field() {
        var page = window();
        signUp(page);
        var email = page.getByLabel("Email").inputValue();
        var other = window();
        other.navigate("/");
        other.getByLabel("Your name").fill("John Doe");
        other.getByLabel("Email").fill(email);
        other.getByLabel("Phone").fill("919876543210");
        button(other, "Create account").click();
        assertThat(other.getByLabel("Email")).hasAccessibleDescription("Email already registered");
    }

    @Test
    void an_invalid_token_is_refused_at_its_field_and_leaves_no_sign_in() {
        var page = window();
        page.navigate("/sign-in");
        page.getByLabel("API token").fill("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl");
        button(page, "Sign in").click();
        assertThat(page.getByLabel("API token"))
                .hasAccessibleDescription(Pattern.compile("^This token is not valid.*"));
        assertThat(page.context().cookies()).isEmpty();
    }

    @Test
    void a_send_without_phone_without_coins_and_beyond_the_limit_comes_with_advice() {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/send");
        send(page, RECIPIENT, "No phone");
        assertAdvice(page, "Nothing was charged", "Open the phone page");
        picture(page, "send-no-phone");

        linkPhone(page);
        page.navigate("/dashboard/send");
        for (int i = 0; i < Environment.COINS; i++) {
            send(page, RECIPIENT, "Message " + i);
            assertThat(page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("");
        }
        send(page, RECIPIENT, "No coin");
        assertAdvice(page, "grant more coins", "See your coins");
        picture(page, "send-no-coins");

        page.evaluate("""
                async sends => {
                  for (let i = 0; i < sends; i++) {
                    await fetch('/api/send-message', { method: 'POST', headers: { 'Content-Type': 'application/json' },
                      body: JSON.stringify({ to: '918888888888', message: 'x' }) });
                  }
                }""", Environment.SENDS_PER_MINUTE);
        send(page, RECIPIENT, "Too fast");
        assertAdvice(page, "Rate limit exceeded", "seconds, then try again");
        picture(page, "send-too-fast");
    }

    @Test
    void a_number_that_is_not_on_whatsapp_is_reported_at_its_field() {
        var page = window();
        signUp(page);
        linkPhone(page);
        page.navigate("/dashboard/send");
        send(page, "10000000404", "Hello!");
        assertThat(page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)))
                .hasAccessibleDescription(Pattern.compile("^to is not on WhatsApp.*"));
    }

    @Test
    void injected_markup_and_styles_have_no_effect() {
        var page = window();
        page.navigate("/");
        assertThatThrownBy(() -> page.evaluate("document.body.innerHTML = '<img src=x onerror=\"document.title=1\">'"))
                .hasMessageContaining("TrustedHTML");
        page.evaluate(
                "document.head.append(Object.assign(document.createElement('style'), {textContent: 'body{opacity:0}'}))");
        assertThat(page.locator("body")).hasCSS("opacity", "1");
        assertThat(ENVIRONMENT.chromium().takeErrors())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(it -> it.contains("TrustedHTML") || it.contains("Content Security Policy"));
    }

    @Test
    void the_keyboard_alone_suffices_to_sign_up() {
        var page = window(1280, ColorScheme.LIGHT);
        page.navigate("/");
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to content")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Your name")).isFocused();
        page.keyboard().type("John Doe");
        page.keyboard().press("Tab");
        page.keyboard().type("keys@example.com");
        page.keyboard().press("Tab");
        page.keyboard().type("919876543210");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Your API token")).isFocused();
    }

    @Test
    void a_sign_in_never_leads_to_another_site() {
        var token = signUp(window());
        var origin = ENVIRONMENT.app().origin();
        for (var then : List.of("//evil.example/x", "/.//evil.example/x", origin + "//evil.example/x")) {
            var page = window();
            page.navigate("/sign-in?then=" + URLEncoder.encode(then, UTF_8));
            page.getByLabel("API token").fill(token);
            button(page, "Sign in").click();
            page.waitForURL(url -> !url.contains("/sign-in"));
            assertThat(page.url()).as(then).startsWith(origin + "/");
        }
    }

    @Test
    void a_retry_of_a_request_in_flight_uses_the_same_key() {
        var page = window();
        signUp(page);
        linkPhone(page);
        page.navigate("/dashboard/send");
        var keys = new ArrayList<String>();
        page.route(url -> url.endsWith("/api/send-message"), route -> {
            keys.add(route.request().headers().get("idempotency-key"));
            if (keys.size() == 1) {
                route.fulfill(new FulfillOptions()
                        .setStatus(409)
                        .setHeaders(Map.of("Retry-After", "1"))
                        .setContentType("application/json")
                        .setBody("{\"success\":false,\"error\":\"A request with this key is in flight\"}"));
            } else {
                route.resume();
            }
        });
        send(page, RECIPIENT, "Hello!");
        assertThat(page.locator("form [role=alert]")).isVisible();
        button(page, "Send for 1 coin").click();
        assertThat(page.locator("sent-message .chip")).hasText("read");
        assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
    }
}
