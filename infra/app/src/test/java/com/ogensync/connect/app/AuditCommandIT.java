package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.app.commandline.Words;
import com.ogensync.connect.reliability.child.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code audit …} on the database of a running service. */
class AuditCommandIT extends WholeSystem {

    private static final Words AUDITOR = new Words(Map.of("DATA_DIR", FOLDER));

    @TempDir
    private Path folder;

    private Account account;

    @BeforeEach
    void live() {
        account = caller.registerLinked();
        caller.send(account, null, "919876543210", "hello").expect(200);
        caller.send(account, null, "919876543211", "hello again").expect(200);
    }

    @Test
    void verify_finds_no_faults_and_prints_what_it_read() {
        var verified = AUDITOR.typed("audit", "verify");

        assertThat(verified.status()).describedAs(verified.out()).isZero();
        assertThat(verified.out()).contains("No faults.", "coins = ", "entries/s");
        var one = AUDITOR.typed("audit", "verify", "--account", account.id(), "--format", "json");
        assertThat(one.out()).contains("\"well\":true", "\"entries\":3", "\"coins\":3");
    }

    @Test
    void an_account_is_listed_with_every_cause_and_the_balance_at_a_time() {
        var listed = AUDITOR.typed("audit", "account", account.id());

        assertThat(listed.out().lines()).hasSize(4);
        assertThat(listed.out()).contains("sign_up", "message 3EB0", "by", "request", "token");
        assertThat(AUDITOR.typed("audit", "account", account.id(), "--until", "2020-01-01")
                        .status())
                .isEqualTo(2);
        assertThat(AUDITOR.typed("audit", "account", "nobody").err()).contains("nobody");
    }

    @Test
    void the_ledger_is_exported_for_accountants_and_for_programs() throws Exception {
        var csv = folder.resolve("ledger.csv");
        var exported = AUDITOR.typed("audit", "export", "--account", account.id(), "--out", csv.toString());

        assertThat(exported.err()).isEqualTo("3 entries in %s%n".formatted(csv));
        assertThat(Files.readAllLines(csv)).hasSize(4).first().asString().startsWith("date,time,account,entry");
        assertThat(AUDITOR.typed("audit", "export", "--out", csv.toString()).status())
                .isEqualTo(2);
        var lines = AUDITOR.typed("audit", "export", "--format", "jsonl", "--account", account.id());
        assertThat(lines.out().lines())
                .hasSize(3)
                .allSatisfy(it -> assertThat(it).startsWith("{\"account\":"));
        assertThat(AUDITOR.typed("audit", "export", "--until", "2020-01-01")
                        .out()
                        .lines())
                .hasSize(1);
    }

    @Test
    void numbers_have_ascii_digits_in_every_locale() throws Exception {
        var arabic = List.of("-Duser.language=ar", "-Duser.country=EG");
        var data = Map.of("DATA_DIR", FOLDER);
        var csv = folder.resolve("arabic.csv").toString();

        var listed = ChildJvm.run(data, arabic, ChildJvm.PRODUCT, List.of("audit", "account", account.id()));
        var exported = ChildJvm.run(
                data, arabic, ChildJvm.PRODUCT, List.of("audit", "export", "--account", account.id(), "--out", csv));

        assertThat(listed.output()).contains("+5", "-1").doesNotContainPattern("[\u0660-\u0669]");
        assertThat(exported.output()).isEqualTo("3 entries in " + csv + "\n");
    }

    @Test
    void an_exported_anchor_is_verified_against_the_ledger() throws Exception {
        var made = AUDITOR.typed("audit", "anchor", "create");
        var kept = folder.resolve("anchors.json").toString();

        assertThat(made.status()).describedAs(made.err()).isZero();
        assertThat(AUDITOR.typed("audit", "anchor", "export", "--out", kept).status())
                .isZero();
        assertThat(AUDITOR.typed("audit", "verify", "--anchor", kept).out()).contains("No faults.");
        var other = Files.writeString(
                folder.resolve("other.json"),
                Files.readString(Path.of(kept)).replaceFirst("\"coins\":", "\"coins\":1"));
        assertThat(AUDITOR.typed("audit", "verify", "--anchor", other.toString())
                        .status())
                .isEqualTo(1);
        Files.writeString(other, "{}");
        assertThat(AUDITOR.typed("audit", "verify", "--anchor", other.toString())
                        .err())
                .contains("contains no valid anchors");
    }

    @ParameterizedTest
    @CsvSource({
        "python3, python, 'import json,sys; check(sys.argv[1], json.load(sys.stdin))'",
        "node, js, 'check(process.argv[2], JSON.parse(require(\"fs\").readFileSync(0)))'"
    })
    void a_user_checks_their_own_coins(String program, String language, String call) throws Exception {
        var entries = entriesByNumber();
        var check = Files.writeString(folder.resolve("check"), block(language) + "\n" + call + "\n");

        if (isHere(program)) {
            assertThat(ended(program, check, entries)).isZero();
            assertThat(ended(program, check, entries.replaceFirst("\"amount\":1", "\"amount\":2")))
                    .isNotZero();
        }
        assertThat(block(language).lines()).hasSizeLessThanOrEqualTo(10);
    }

    private String entriesByNumber() {
        var page = caller.get("/api/credits/ledger", account.token())
                .expect(200)
                .data()
                .path("entries");
        var entries = new ArrayList<String>();
        page.forEach(it -> entries.add(it.toString()));
        assertThat(entries).hasSize(3);
        return "[" + String.join(",", entries) + "]";
    }

    private int ended(String program, Path check, String entries) throws Exception {
        var input = Files.writeString(folder.resolve("entries.json"), entries);
        return new ProcessBuilder(program, check.toString(), account.id())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start()
                .waitFor();
    }

    /** The first block of that language in the document. */
    private static String block(String language) throws Exception {
        var block = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(Files.readString(Path.of("../../docs/AUDIT.md")));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static boolean isHere(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }
}
