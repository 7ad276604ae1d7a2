package com.ogensync.connect.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.app.ChildJvm;
import com.ogensync.connect.app.embedded.EmbeddedPostgres;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.secrets.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ConnectCommandLineTest {

    @Test
    void without_arguments_or_with_spring_properties_the_service_starts() {
        assertThat(ConnectCommandLine.isFor()).isFalse();
        assertThat(ConnectCommandLine.isFor("--server.port=0", "--PORT=0")).isFalse();
        assertThat(ConnectCommandLine.isFor("--help")).isTrue();
        assertThat(ConnectCommandLine.isFor("audit", "verify", "--format=json")).isTrue();
    }

    @Test
    void help_lists_every_command_and_the_exit_statuses() {
        var help = Typed.words(Map.of(), "--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("completion", "DATA_DIR", "Exit status: 0");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void the_version_names_the_product() {
        assertThat(Typed.words(Map.of(), "--version").out()).startsWith("OgenSync Connect ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adit", "--hepl", "completion x"})
    void an_unknown_argument_prints_a_sentence_and_exits_with_status_2(String words) {
        var typed = Typed.words(Map.of(), words.split(" "));

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .containsPattern("^(Unmatched argument|Unknown option)")
                .endsWith("--help\n");
    }

    @Test
    void completion_prints_a_script_with_all_commands() {
        assertThat(Typed.words(Map.of(), "completion").out()).contains("_complete_ogensync-connect", "completion");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_a_description(CommandLine command) {
        var help = command.getUsageMessage();

        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(help).contains("--help").doesNotContain("null");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void a_missing_database_is_not_created(@TempDir Path empty) {
        var console = Typed.console(Map.of("DATA_DIR", empty.resolve("data").toString()));

        assertThatThrownBy(() -> DatabaseSession.open(console))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("set DATA_DIR");
        assertThat(Files.exists(empty.resolve("data"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops operator add ada", "ops operator list", "ops operator revoke ada"})
    void a_subcommand_gets_its_own_arguments(String words, @TempDir Path empty) {
        var typed = Typed.words(Map.of("DATA_DIR", empty.resolve("data").toString()), words.split(" "));

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("set DATA_DIR").doesNotContain("Exception");
    }

    @Test
    void an_argument_that_the_locale_cannot_decode_is_refused_and_not_sent() throws Exception {
        var posix = ChildJvm.run(
                Map.of("LC_ALL", "POSIX", "OPS_TOKEN", "token"),
                "exec \"$0\" \"$@\" --reason \"$(printf 'St\\303\\266rung')\"",
                List.of(),
                ChildJvm.PRODUCT,
                List.of("ops", "account", "grant", "ID", "5", "--url", "http://127.0.0.1:1"));

        assertThat(posix.status()).isEqualTo(2);
        assertThat(posix.output().lines())
                .singleElement()
                .asString()
                .startsWith("An argument has characters that this locale cannot decode: set LC_ALL=C.UTF-8, or");
    }

    @Test
    void a_failed_context_prints_one_sentence_and_no_stack_trace(@TempDir Path parent) throws Exception {
        var folder = parent.resolve("data");
        var data = DataFolder.at(folder);
        assertThat(data.secret("jwt-secret", Secrets::random)).isNotNull();
        assertThat(data.secret("master-key", Secrets::random)).isNotNull();
        EmbeddedPostgres.connectOrStart(data).close();

        assertThat(operators(Map.of("DATA_DIR", folder.toString())).status()).isZero();
        var locked = operators(Map.of("DATA_DIR", folder.toString(), "MASTER_KEY", Secrets.random()));

        assertThat(locked.status()).isEqualTo(2);
        assertThat(locked.output())
                .contains("MASTER_KEY does not open the keys in this database: start with")
                .doesNotContain("\tat ", "Exception", "does not start", "did not stop");
    }

    private static ChildJvm operators(Map<String, String> variables) throws Exception {
        var programs = "ogensync.postgres.programs";
        return ChildJvm.run(
                variables,
                List.of("-D" + programs + "=" + System.getProperty(programs)),
                ChildJvm.PRODUCT,
                List.of("ops", "operator", "list"));
    }

    @Test
    void an_invalid_token_is_refused_and_not_printed() {
        var typed = Typed.words(Map.of("OPS_TOKEN", "a warning\nand a secret"), "ops", "drift");

        assertThat(typed.status()).isEqualTo(2);
        assertThat(typed.err()).contains("OPS_TOKEN", "one line").doesNotContain("secret");
    }

    @Test
    void a_token_file_may_begin_with_a_byte_order_mark(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("token"), "\uFEFFa.b.c\n");
        var typed =
                Typed.words(Map.of(), "ops", "drift", "--url", "http://127.0.0.1:1", "--token-file", file.toString());

        assertThat(typed.err()).contains("No service responds at http://127.0.0.1:1");
    }

    static Stream<CommandLine> commands() {
        return all(ConnectCommandLine.commandLine(Typed.console(Map.of())));
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(ConnectCommandLineTest::all));
    }
}
