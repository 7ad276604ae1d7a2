package com.ogensync.connect.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.app.ChildJvm;
import com.ogensync.connect.app.database.PostgresServer;
import com.ogensync.connect.app.database.PostgresServerConfiguration;
import com.ogensync.connect.app.embedded.projections.ProjectionStoreConfiguration;
import com.ogensync.connect.app.secrets.Secrets;
import com.ogensync.connect.app.secrets.SecretsConfiguration;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.app.settings.StartRefused;
import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.schema.SchemaConfiguration;
import com.ogensync.connect.postgres.vault.VaultConfiguration;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @TempDir
    Path parent;

    /** Not annotated as a configuration, so that the application's component scan does not find it. */
    @Import({
        SecretsConfiguration.class,
        PostgresServerConfiguration.class,
        ProjectionStoreConfiguration.class,
        ReadyReport.class
    })
    static class Stores {}

    @Test
    void without_settings_everything_starts_and_the_summary_names_the_pages(CapturedOutput output) {
        HikariDataSource pool;
        try (var context = start("--PORT=4000")) {
            pool = context.getBean(HikariDataSource.class);
            assertThat(context.getBean(Settings.class).http().port()).isEqualTo(4000);
            assertThat(context.getEnvironment().getProperty("server.port")).isEqualTo("4000");
            assertThat(context.getEnvironment().getProperty("management.server.address"))
                    .isEqualTo("127.0.0.1");
            assertThat(context.getBean(MongoDatabase.class).runCommand(new Document("ping", 1)))
                    .containsKey("ok");
            assertThat(context.getBean(PostgresServer.class).embedded()).isTrue();
            assertThat(output)
                    .contains("Preparing the database in " + parent.resolve("data/postgres") + " ...")
                    .contains(
                            "OgenSync Connect is ready at http://localhost:4000\n  Open http://localhost:4000 in a browser")
                    .contains("WhatsApp: sandbox", "http://localhost:4000/docs", "http://localhost:4000/ops/console");
            assertThat(output)
                    .doesNotContain(context.getBean(Secrets.class).jwtSecret().revealed());
        }
        assertThat(pool.isClosed()).isTrue();
        assertThat(parent.resolve("data/postgres/postmaster.pid")).doesNotExist();
        assertThat(output).contains("PostgreSQL has stopped.").doesNotContain("WARN", "ERROR", "Exception");
        assertThat(output.toString().lines().count()).isLessThan(25);
    }

    @Test
    void with_json_every_line_is_an_object(CapturedOutput output) {
        try (var _ = start("--LOG_FORMAT=json");
                var _ = MDC.putCloseable("http.request.id", "trail-1")) {
            LoggerFactory.getLogger(StartTest.class).info("Logged for a request");
        }
        assertThat(output.getOut().lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"@timestamp\":"));
        assertThat(output.getOut().lines().filter(line -> line.contains("Logged for a request")))
                .singleElement()
                .asString()
                .contains("\"http\":{\"request\":{\"id\":\"trail-1\"}}");
    }

    @Test
    void an_invalid_setting_prints_one_sentence_and_creates_nothing(CapturedOutput output) {
        assertThatThrownBy(() -> start("--PORT=abc")).isInstanceOf(StartRefused.class);
        assertThat(output.getAll().strip())
                .isEqualTo("OgenSync Connect does not start: PORT is 'abc',"
                        + " but it must be a whole number from 0 to 65535.");
        assertThat(parent.resolve("data")).doesNotExist();
    }

    @Test
    void a_refusal_of_a_store_prints_one_sentence(CapturedOutput output) throws Exception {
        Files.writeString(parent.resolve("data"), "");
        assertThatThrownBy(() -> start()).rootCause().isInstanceOf(java.io.IOException.class);
        assertThat(output.getAll().strip().lines())
                .singleElement()
                .asString()
                .startsWith("OgenSync Connect does not start: DATA_DIR is ");
    }

    @Test
    void a_start_that_fails_early_leaves_no_database_running() {
        var application = new SpringApplication(Broken.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        assertThatThrownBy(() -> application.run("--DATA_DIR=" + parent.resolve("data")))
                .hasRootCauseMessage("broken");
        assertThat(parent.resolve("data/postgres/PG_VERSION")).exists();
        assertThat(parent.resolve("data/postgres/postmaster.pid")).doesNotExist();
    }

    /** A failing configuration that does not use the database. */
    static class Broken {

        Broken() {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void a_refused_start_exits_with_status_two() throws Exception {
        var child = child(Map.of(), "--PORT=abc");

        assertThat(child.status()).isEqualTo(2);
        assertThat(child.output().strip().lines()).singleElement().asString().contains("PORT is 'abc'");
    }

    @Test
    void an_unexpected_failure_of_a_bean_prints_one_sentence_and_exits_with_status_two() throws Exception {
        var child = child(Map.of());

        assertThat(child.status()).isEqualTo(2);
        assertThat(child.output().strip().lines().filter(line -> !line.contains(" INFO ")))
                .singleElement()
                .asString()
                .startsWith("OgenSync Connect does not start: an unexpected failure (IllegalStateException: broken):");
    }

    @Test
    void its_stack_trace_is_logged_at_debug_level() throws Exception {
        var child = child(Map.of("LOGGING_LEVEL_COM_OGENSYNC_CONNECT_APP_START", "debug"));

        assertThat(child.status()).isEqualTo(2);
        assertThat(child.output()).contains("IllegalStateException: broken", "at " + Broken.class.getName());
    }

    private ChildJvm child(Map<String, String> variables, String... arguments) throws Exception {
        var all = Stream.concat(
                        Stream.of("--spring.main.web-application-type=none", "--DATA_DIR=" + parent.resolve("data")),
                        Stream.of(arguments))
                .toList();
        return ChildJvm.run(variables, List.of(), BrokenChild.class.getName(), all);
    }

    /** Behaves like the application's main method. */
    static final class BrokenChild {

        private BrokenChild() {}

        static void main(String[] arguments) {
            Start.run(Broken.class, arguments);
        }
    }

    /** A configuration that decrypts the keys in the database. */
    @Import({Stores.class, SchemaConfiguration.class, VaultConfiguration.class})
    static class Keys {

        @Bean
        PostgresSettings postgresSettings(Secrets secrets) {
            return PostgresSettings.of(secrets.masterKeyBytes(), "node");
        }
    }

    @Test
    void a_wrong_master_key_prints_one_sentence(CapturedOutput output) {
        start(Keys.class).close();
        var before = output.getErr().length();

        assertThatThrownBy(() -> start(Keys.class, "--MASTER_KEY=" + Secrets.random()))
                .hasRootCauseInstanceOf(AEADBadTagException.class);

        assertThat(output.getErr().substring(before).strip().lines())
                .singleElement()
                .asString()
                .startsWith("OgenSync Connect does not start: MASTER_KEY does not open the keys in this database:");
        assertThat(output.getOut()).doesNotContain("ERROR", "Exception");
    }

    @Test
    void spring_variables_do_not_override_ours() {
        var variables = Map.<String, Object>of(
                "PORT", "4000",
                "SERVER_PORT", "tcp://10.0.0.1:80",
                "SERVER_FORWARD_HEADERS_STRATEGY", "framework",
                "MANAGEMENT_SERVER_PORT", "5001",
                "MANAGEMENT_SERVER_ADDRESS", "0.0.0.0",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new SettingsPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        ConfigurationPropertySources.attach(environment);

        assertThat(bound(environment, "server.port")).isEqualTo("4000");
        assertThat(bound(environment, "server.forward-headers-strategy")).isEqualTo("none");
        assertThat(bound(environment, "management.server.port")).isEqualTo("3001");
        assertThat(bound(environment, "management.server.address")).isEqualTo("127.0.0.1");
        assertThat(bound(environment, "logging.structured.format.console")).isEmpty();
    }

    private static String bound(StandardEnvironment environment, String name) {
        return Binder.get(environment).bind(name, String.class).get();
    }

    private ConfigurableApplicationContext start(String... arguments) {
        return start(Stores.class, arguments);
    }

    private ConfigurableApplicationContext start(Class<?> parts, String... arguments) {
        var application = new SpringApplication(parts);
        application.setWebApplicationType(WebApplicationType.NONE);
        var all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--DATA_DIR=" + parent.resolve("data");
        return application.run(all);
    }
}
