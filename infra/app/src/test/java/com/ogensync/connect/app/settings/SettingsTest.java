package com.ogensync.connect.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.rest.RequestLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SettingsTest {

    private static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @Test
    void without_any_variable_everything_is_embedded_and_the_gateway_is_the_sandbox() {
        var settings = read(Map.of());
        assertThat(settings.http().port()).isEqualTo(3000);
        assertThat(settings.http().managementPort()).isEqualTo(3001);
        assertThat(settings.http().managementAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.stores().dataFolder()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.http().idleTimeout()).isEqualTo(Duration.ofSeconds(150));
        assertThat(settings.stores().database()).isEmpty();
        assertThat(settings.stores().mongoUri()).isEmpty();
        assertThat(settings.gateway().kind()).isEqualTo(GatewayKind.SANDBOX);
        assertThat(settings.gateway().pacing().on()).isFalse();
        assertThat(settings.limits()).isEqualTo(new RequestLimits(120, 10, 1_000, 256));
        assertThat(settings.sending()).isEqualTo(new SendingSettings(Duration.ofSeconds(10), Duration.ofHours(24)));
        assertThat(settings.signUpCoins()).isEqualTo(100);
    }

    @Test
    void configured_values_are_read() {
        var settings = read(Map.of(
                "PORT", " 0 ",
                "ACK_TIMEOUT", "500ms",
                "TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                "CORS_ORIGINS", "https://www.example.com,http://localhost:8080",
                "LOG_FORMAT", "json",
                "SANDBOX_REMOTE", "true",
                "NODE_ID", "",
                "WHATSAPP_GATEWAY", "multidevice",
                "WHATSAPP_TEST_SERVER", "ws://127.0.0.1:9000/ws",
                "WHATSAPP_TEST_ROOT", "ab".repeat(32)));
        assertThat(settings.http().port()).isZero();
        assertThat(settings.http().trustedProxies()).containsExactly("10.0.0.0/8", "::1");
        assertThat(settings.http().corsOrigins()).containsExactly("https://www.example.com", "http://localhost:8080");
        assertThat(settings.http().sandboxRemote()).isTrue();
        assertThat(settings.sending().ackTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.node().logFormat()).isEqualTo(LogFormat.JSON);
        assertThat(settings.gateway().testServer()).isPresent();
        assertThat(settings.gateway().pacing().on()).isTrue();
    }

    @Test
    void two_nodes_of_one_host_get_different_names() {
        assertThat(read(Map.of()).node().id())
                .matches("[A-Za-z0-9._-]{1,64}")
                .isNotEqualTo(read(Map.of()).node().id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | abc | PORT is 'abc', but it must be a whole number from 0 to 65535.",
                "PORT | 99999999999 | PORT is '99999999999', but it must be a whole number from 0 to 65535.",
                "PORT | 3001 | MANAGEMENT_PORT is 3001 like PORT, but it must be a different port.",
                "MANAGEMENT_ADDRESS | example.com | MANAGEMENT_ADDRESS is 'example.com', but it must be an IP",
                "NODE_ID | a b | NODE_ID is 'a b', but it must be 1 to 64 letters",
                "IDLE_TIMEOUT | 0s | IDLE_TIMEOUT is '0s', but it must be a duration such as 500ms, 10s, 5m or 24h",
                "LOG_FORMAT | xml | LOG_FORMAT is 'xml', but it must be text or json.",
                "ACK_TIMEOUT | 10 | ACK_TIMEOUT is '10', but it must be a duration such as 500ms, 10s, 5m or 24h",
                "ACK_TIMEOUT | 2m | from 100ms to 60s.",
                "MESSAGE_DEADLINE | 5s | MESSAGE_DEADLINE is shorter than ACK_TIMEOUT",
                "SIGNUP_COINS | -1 | SIGNUP_COINS is '-1', but it must be a whole number from 0 to 1000000.",
                "SANDBOX_REMOTE | yes | SANDBOX_REMOTE is 'yes', but it must be true or false.",
                "PACING | true | PACING is 'true', but it must be on or off.",
                "WHATSAPP_GATEWAY | telegram | WHATSAPP_GATEWAY is 'telegram', but it must be sandbox or multidevice.",
                "TRUSTED_PROXIES | 10.0.0.0/33 | TRUSTED_PROXIES is '10.0.0.0/33', but it must be IP addresses",
                "CORS_ORIGINS | https://a.example/b | CORS_ORIGINS is 'https://a.example/b', but it must be origins",
                "WHATSAPP_TEST_ROOT | 00 | WHATSAPP_TEST_ROOT is '00', but it must be 64 hex digits.",
                "WHATSAPP_TEST_SERVER | ws://example.com/ | WHATSAPP_TEST_SERVER is 'ws://example.com/', but",
                "WHATSAPP_TEST_SERVER | ws://127.0.0.1:1/ | belong together, but one is not set.",
                "CORS_ORIGINS | http://me:hidden@host | CORS_ORIGINS is '(not shown)'",
                "DATABASE_USER | me | DATABASE_URL is not set, but DATABASE_USER or DATABASE_PASSWORD is",
                "DATABASE_URL | postgres://me:hidden@host/db | DATABASE_URL is not a valid JDBC URL, but it must be",
                "DATABASE_URL | jdbc:postgresql://host/db | JWT_SECRET is not set, but DATABASE_URL requires it",
                "DATABASE_URL | jdbc:postgresql://host:port/db?password=hidden | DATABASE_URL is not a valid JDBC URL, but",
                "JWT_SECRET | hidden\uFFFD | JWT_SECRET has characters that this locale cannot decode",
                "DATA_DIR | St\uFFFDrung | DATA_DIR has characters that this locale cannot decode: set LC_ALL=C.UTF-8.",
                "MONGODB_URI | mongo:hidden | MONGODB_URI is not a valid URI, but it must be one like",
                "JWT_SECRET | hidden | JWT_SECRET has 6 bytes, but it must have at least 32.",
                "MASTER_KEY | hidden!! | MASTER_KEY is not base64, but it must be 32 bytes in base64.",
                "MASTER_KEY | aGlkZGVu | MASTER_KEY holds 6 bytes, but it must be 32 bytes in base64.",
            })
    void an_invalid_value_is_refused_with_one_sentence_that_names_it(String name, String value, String sentence) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refused -> assertThat(refused.getExitCode()).isEqualTo(2))
                .hasMessageContaining(sentence)
                .hasMessageNotContainingAny("hidden", "\n");
    }

    @Test
    void with_an_external_database_both_secrets_are_required() {
        var url = Map.of("DATABASE_URL", "jdbc:postgresql://host/db", "JWT_SECRET", SECRET);
        assertThatThrownBy(() -> read(url)).hasMessageStartingWith("MASTER_KEY is not set");
        var complete = new TreeMap<>(url);
        complete.put("MASTER_KEY", KEY);
        assertThat(read(complete).stores().masterKey()).contains(new Secret(KEY));
    }

    /** Line ends of files and {@code echo}, for the service and the command line. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " \n"})
    void a_line_end_after_a_secret_is_removed(String end) {
        var values = Map.of(
                "DATABASE_URL", "jdbc:postgresql://host/db" + end,
                "DATABASE_PASSWORD", "password" + end,
                "MONGODB_URI", "mongodb://host/db" + end,
                "JWT_SECRET", SECRET + end,
                "MASTER_KEY", KEY + end);

        for (var stores : List.of(read(values).stores(), StoreSettings.forCommands(values::get))) {
            assertThat(stores.database().orElseThrow())
                    .isEqualTo(new DatabaseSettings(
                            new Secret("jdbc:postgresql://host/db"),
                            Optional.empty(),
                            Optional.of(new Secret("password"))));
            assertThat(stores.mongoUri()).contains(new Secret("mongodb://host/db"));
            assertThat(stores.jwtSecret()).contains(new Secret(SECRET));
            assertThat(stores.masterKey()).contains(new Secret(KEY));
        }
    }

    @Test
    void no_secret_is_printed() {
        var settings = read(Map.of(
                "DATABASE_URL", "jdbc:postgresql://host/db?password=hidden1",
                "DATABASE_PASSWORD", "hidden2",
                "MONGODB_URI", "mongodb://me:hidden3@host/db",
                "JWT_SECRET", SECRET,
                "MASTER_KEY", KEY));
        assertThat(settings.toString()).doesNotContain("hidden", SECRET, KEY).contains("(secret)");
    }

    @Test
    void a_password_that_looks_like_a_placeholder_is_not_resolved() {
        var values = Map.<String, Object>of(
                "DATABASE_URL",
                "jdbc:postgresql://host/db",
                "DATABASE_PASSWORD",
                "${not} #{a} placeholder",
                "JWT_SECRET",
                SECRET,
                "MASTER_KEY",
                KEY);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        var database = Settings.of(environment).stores().database().orElseThrow();
        assertThat(database.password()).contains(new Secret("${not} #{a} placeholder"));
    }

    private static Settings read(Map<String, String> values) {
        return Settings.read(new Variables(values::get));
    }
}
