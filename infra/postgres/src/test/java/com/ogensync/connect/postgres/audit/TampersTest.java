package com.ogensync.connect.postgres.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.audit.anchor.AnchorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the audit, and the independent script of docs/AUDIT.md, on tampered ledgers. {@code -Daudit.tampers=10000} is
 * the full form (infra/tampers).
 */
class TampersTest {

    private static final List<PlantedFaults> FOUND_BY_SCRIPT =
            PlantedFaults.ALL.stream().filter(PlantedFaults::isInEvidence).toList();

    private static final int TAMPERS = Integer.getInteger("audit.tampers", 200);
    private static final long SEED = Long.getLong("audit.seed", 5);
    private static final boolean PYTHON = AuditScript.has("python3");

    @TempDir
    private Path folder;

    private TestDatabase database;
    private LedgerWorld world;

    @BeforeEach
    void start() throws SQLException {
        database = new TestDatabase();
        world = LedgerWorld.in(database, SEED, TAMPERS).live(6);
    }

    @AfterEach
    void stop() throws SQLException {
        world.close();
        database.close();
    }

    @Test
    void every_changed_byte_is_found_by_both() throws Exception {
        assertSound();
        var changed = changeOneByteOfEachAccount();

        assertThat(changed).hasSize(TAMPERS);
        assertThat(accounts(world.found(AuditScope.ALL))).isEqualTo(changed);
        if (PYTHON) {
            assertThat(accountsByScript(world)).isEqualTo(changed);
        }
        System.out.printf(
                "%,d single changed bytes in payloads of coin events: all found by audit verify%s%n",
                TAMPERS, PYTHON ? ", and by the script" : "; python3 is not installed, so the script was not run");
    }

    @Test
    void removed_or_rewritten_entries_are_found_with_the_exported_anchor() throws Exception {
        var anchors = new LedgerAnchors(world.connections(), new byte[32]);
        var kept = List.of(anchors.create(Instant.parse("2026-02-01T00:00:00Z")).orElseThrow());
        var file = Files.writeString(folder.resolve("kept.json"), AnchorFile.write(kept))
                .toString();
        world.live(1);
        assertSound(file);

        new Forger(world).forge(world.ledgers.getLast(), 1, it -> it.replace("\"req-", "\"other-"));
        var _ = world.tamper("delete from event where aggregate_identifier = 'anchor:ledger'");

        assertThat(world.faults()).isEmpty();
        assertThat(world.faults(new AuditScope(null, null, kept))).isNotEmpty();
        if (PYTHON) {
            assertThat(new AuditScript(folder, world).run(file).faults())
                    .containsExactly(
                            "anchor 1 differs from the ledger up to its position: entries were changed or removed");
        }
    }

    @Test
    void the_script_names_every_account_with_a_planted_fault() throws Exception {
        try (var other = new TestDatabase();
                var planted = LedgerWorld.in(other, SEED, FOUND_BY_SCRIPT.size() + 2)) {
            LedgerAuditTest.addEntries(planted);
            var expected = new TreeSet<String>();
            for (int i = 0; i < FOUND_BY_SCRIPT.size(); i++) {
                FOUND_BY_SCRIPT.get(i).plant().into(planted, planted.ledgers.get(i));
                expected.add(planted.ledgers.get(i).account.toString());
            }

            assertThat(accounts(planted.found(AuditScope.ALL))).isEqualTo(expected);
            if (PYTHON) {
                assertThat(accountsByScript(planted)).isEqualTo(expected);
            }
        }
    }

    @Test
    void the_script_is_short() throws IOException {
        assertThat(AuditScript.text().lines()).hasSizeLessThanOrEqualTo(60);
    }

    private void assertSound(String... anchors) throws Exception {
        assertThat(world.found(AuditScope.ALL)).isEmpty();
        if (PYTHON) {
            var ended = new AuditScript(folder, world).run(anchors);
            assertThat(ended.out()).describedAs(ended.err()).isEmpty();
            assertThat(ended.status()).isZero();
        }
    }

    /** Changes one byte of one entry of each account. Returns the changed accounts. */
    private Set<String> changeOneByteOfEachAccount() throws SQLException {
        var random = new Random(SEED);
        var changed = new TreeSet<String>();
        for (var ledger : world.ledgers) {
            long entry = 1 + random.nextLong(ledger.entries());
            var payload = payload(ledger, entry);
            int at = random.nextInt(payload.length());
            var other = (char) (' ' + random.nextInt(94));
            var bytes = new StringBuilder(payload);
            bytes.setCharAt(at, other < payload.charAt(at) ? other : (char) (other + 1));
            var _ = world.tamper(
                    "update event set payload = ? where aggregate_identifier = ? and sequence_number = ?",
                    bytes.toString(),
                    ledger.stream(),
                    entry);
            changed.add(ledger.account.toString());
        }
        return changed;
    }

    private String payload(TestLedger ledger, long entry) throws SQLException {
        try (var statement = world.connection()
                .prepareStatement("select payload from event where aggregate_identifier = ? and sequence_number = ?")) {
            statement.setString(1, ledger.stream());
            statement.setLong(2, entry);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    private static Set<String> accounts(List<Fault> faults) {
        return faults.stream().map(Fault::account).collect(Collectors.toSet());
    }

    private Set<String> accountsByScript(LedgerWorld tampered) throws Exception {
        var ended = new AuditScript(folder, tampered).run();
        assertThat(ended.status()).describedAs(ended.err()).isEqualTo(1);
        return ended.faults().stream().map(it -> it.split(" ", 2)[0]).collect(Collectors.toSet());
    }
}
