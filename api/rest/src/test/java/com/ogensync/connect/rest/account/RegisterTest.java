package com.ogensync.connect.rest.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.Reply;
import com.ogensync.connect.rest.TestClock;
import com.ogensync.connect.rest.World;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RegisterTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Edge edge = Edge.fresh();

    private Reply register(String name, String email, String phone) {
        edge.ticker().advance(Duration.ofMinutes(2));
        return edge.post("/api/register", null, JSON.writeValueAsString(new RegisterRequestText(name, email, phone)));
    }

    private record RegisterRequestText(String name, String email, String phone) {}

    private static String anEmail() {
        return UUID.randomUUID() + "@example.com";
    }

    @Test
    void a_new_user_gets_an_id_a_token_and_coins() {
        var reply = register("John Doe", anEmail(), "919876543210");
        var command = edge.world().last(RegisterUser.class);
        var data = reply.json().get("data");
        reply.succeededWith(
                200,
                "{\"success\":true,\"message\":\"Registration successful\",\"data\":{\"userId\":\""
                        + command.accountId().uuid() + "\",\"token\":\""
                        + data.get("token").stringValue() + "\",\"credits\":100}}");
        assertThat(edge.world().indexed()).containsExactly(command.accountId());
        edge.world().shows(FindBalance.class, new AccountBalance(100, 0, 0));
        assertThat(edge.get("/api/credits", data.get("token").stringValue()).status())
                .isEqualTo(200);
    }

    @Test
    void the_command_contains_the_request_sealed_and_trimmed() {
        var email = "  John.Doe+" + UUID.randomUUID() + "@Example.COM ";
        edge.post(
                "/api/register",
                null,
                "{\"name\":\"  J\u00f6hn \",\"email\":\"" + email + "\",\"phone\":\"919876543210\",\"more\":[1]}",
                "X-Request-Id",
                "req-1");
        var command = edge.world().last(RegisterUser.class);
        assertThat(command.name().box()).isEqualTo("J\u00f6hn");
        assertThat(command.email().box()).isEqualTo(email.strip());
        assertThat(command.phone().box()).isEqualTo("919876543210");
        assertThat(command.name().keyId()).isEqualTo("PROFILE");
        assertThat(command.emailClaim())
                .isEqualTo(new EmailClaimId(
                        edge.vault().digest(DigestPurpose.EMAIL, email.strip().toLowerCase(Locale.ROOT))));
        assertThat(command.signUpCoins().amount()).isEqualTo(100);
        assertThat(command.requestId().value()).isEqualTo("req-1");
        assertThat(command.at()).isEqualTo(TestClock.START);
    }

    @Test
    void an_email_is_registered_once_regardless_of_case() {
        var email = anEmail();
        assertThat(register("A", email, "919876543210").status()).isEqualTo(200);
        var second = register("B", email.toUpperCase(Locale.ROOT), "919876543211");
        assertThat(second.failedWith(409)).isEqualTo("Email already registered");
        assertThat(edge.vault().erased())
                .contains(edge.world().last(RegisterUser.class).accountId());
    }

    @Test
    void a_refusal_by_the_command_side_is_the_same_409() {
        edge.world().on(RegisterUser.class, _ -> {
            throw World.refused(Refusal.EMAIL_ALREADY_REGISTERED);
        });
        assertThat(register("A", anEmail(), "919876543210").failedWith(409)).isEqualTo("Email already registered");
    }

    @Test
    void of_concurrent_registrations_of_one_email_exactly_one_succeeds() throws Exception {
        var email = anEmail();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() -> register("A", email, "919876543210")))
                    .toList();
            int succeeded = 0;
            for (var reply : replies) {
                if (reply.get().status() == 200) {
                    succeeded++;
                } else {
                    reply.get().failedWith(409);
                }
            }
            assertThat(succeeded).isEqualTo(1);
        }
    }

    @Test
    void slow_indexes_do_not_make_a_registration_fail() {
        edge.world().indexingIs(_ -> false);
        assertThat(register("A", anEmail(), "919876543210").status()).isEqualTo(200);
        edge.world().indexingIs(_ -> {
            throw new IllegalStateException("unavailable");
        });
        assertThat(register("A", anEmail(), "919876543210").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name is required",
                "{\"name\":\"x\"}|email is required",
                "{\"name\":\"x\",\"email\":\"a@b.co\"}|phone is required",
                "{\"name\":null,\"email\":\"a@b.co\",\"phone\":\"919876543210\"}|name is required",
                "{\"name\":5,\"email\":[],\"phone\":{}}|name must be a string",
                "{\"name\":\"x\",\"email\":[],\"phone\":{}}|email must be a string",
                "{\"name\":\"x\",\"email\":\"a@b.co\",\"phone\":919876543210}|phone must be a string",
                "{\"name\":\"\",\"email\":\"a@b.co\",\"phone\":\"919876543210\"}|name must have 1-100 characters",
                "{\"name\":\" \\u2003\",\"email\":\"a@b.co\",\"phone\":\"919876543210\"}|name must have 1-100 characters",
                "{\"name\":\"a\\tb\",\"email\":\"a@b.co\",\"phone\":\"919876543210\"}|name must not contain control characters",
                "{\"name\":\"a\\u2028b\",\"email\":\"a@b.co\",\"phone\":\"919876543210\"}|name must not contain control characters",
            })
    void an_error_names_the_field_and_the_rule(String json, String sentence) {
        edge.ticker().advance(Duration.ofMinutes(2));
        assertThat(edge.post("/api/register", null, json).failedWith(400)).isEqualTo(sentence);
        assertThat(edge.world().received()).isEmpty();
    }

    @Test
    void names_are_counted_in_code_points() {
        assertThat(register("\ud83d\ude80".repeat(100), anEmail(), "919876543210")
                        .status())
                .isEqualTo(200);
        assertThat(register("\ud83d\ude80".repeat(101), anEmail(), "919876543210")
                        .failedWith(400))
                .isEqualTo("name must have 1-100 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "@b.co",
                "a@",
                "a@b",
                "a@b.c",
                "a@b.1",
                "a@-b.co",
                "a@b-.co",
                "a@b..co",
                ".a@b.co",
                "a.@b.co",
                "a..b@b.co",
                "a b@c.co",
                "a@b@c.co",
                "a@b.co.",
                "a@[127.0.0.1]",
                "a\u00e9@b.co",
                "a@b\u00fc.co",
                "\"a\"@b.co",
                "a@b.co\u0000",
                "a\n@b.co",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.co",
                ""
            })
    void an_invalid_email_is_400(String email) {
        assertThat(register("A", email, "919876543210").failedWith(400)).startsWith("email ");
    }

    @Test
    void an_email_has_at_most_254_characters() {
        var longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(58) + ".co";
        assertThat(longest).hasSize(254);
        assertThat(register("A", longest, "919876543210").status()).isEqualTo(200);
        assertThat(register("A", longest + "m", "919876543210").failedWith(400))
                .isEqualTo("email must have at most 254 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.co",
                "john.o'neil+tag@mail.example.com",
                "_x@xn--bcher-kva.example",
                "1@1.io",
                "a-b@c-d.museum",
                "a@example.xn--p1ai"
            })
    void a_valid_email_is_accepted(String email) {
        int at = email.indexOf('@');
        assertThat(EmailAddress.require("email", " " + email)).isEqualTo(email);
        assertThat(register("A", email.substring(0, at) + "." + UUID.randomUUID() + email.substring(at), "919876543210")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+919876543210",
                "91 98765 43210",
                "1234567",
                "1234567890123456",
                "91987654321a",
                "\u0669\u0661\u0669\u0668\u0667\u0666\u0665\u0664\u0663\u0662\u0661\u0660",
                "00919876543210",
                "99999999999",
                "11111111"
            })
    void an_invalid_phone_is_400(String phone) {
        assertThat(register("A", anEmail(), phone).failedWith(400)).startsWith("phone must be ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"919876543210", "918888888888", "14155552671", "4915112345678", "442071838750", "5215512345678"})
    void a_valid_phone_is_accepted(String phone) {
        assertThat(register("A", anEmail(), phone).status()).isEqualTo(200);
    }
}
