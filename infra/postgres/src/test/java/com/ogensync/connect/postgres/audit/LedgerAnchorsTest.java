package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.audit.anchor.AnchorFile;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerAnchorsTest {

    private static final Instant AT = Instant.parse("2026-02-01T00:00:00.000Z");

    private static TestDatabase database;
    private static LedgerWorld world;
    private static LedgerAnchors anchors;

    @BeforeAll
    static void start() throws SQLException {
        database = new TestDatabase();
        world = LedgerWorld.in(database, 21, 5);
        anchors = new LedgerAnchors(world.connections(), new byte[32]);
    }

    @AfterAll
    static void stop() throws SQLException {
        world.close();
        database.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        world.clear();
        world.ledgers.forEach(TestLedger::restart);
        world.entries = 0;
        world.live(8);
        world.ledgers.getFirst().move(world::add, "CoinsGranted", 1, "operator_grant", null, null, "operator:ada");
        world.flush();
    }

    @Test
    void an_anchor_sums_up_the_ledger_and_the_next_anchor_names_it() throws SQLException {
        var first = anchors.create(AT).orElseThrow();
        world.live(2);
        var second = anchors.create(AT.plusSeconds(1)).orElseThrow();

        assertThat(first.coins()).isEqualTo(first.granted() - first.debited() + first.refunded());
        assertThat(second.coins()).isEqualTo(world.coins());
        assertThat(second.accounts()).isEqualTo(5);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(LedgerAnchors.all(world.connections())).containsExactly(first, second);
        assertThat(world.faults(exported(first))).isEmpty();
    }

    @Test
    void a_removed_entry_contradicts_the_stored_anchor() throws SQLException {
        anchors.create(AT);
        removeNewestEntry();

        assertThat(world.faults())
                .anySatisfy(it -> assertThat(it).contains("entries, but the ledger up to its position has"));
        assertThat(world.faults()).anySatisfy(it -> assertThat(it).contains("another root"));
    }

    @Test
    void a_removed_entry_contradicts_the_exported_anchor_if_the_stored_one_is_removed_too() throws SQLException {
        var exported = anchors.create(AT).orElseThrow();
        removeNewestEntry();
        var _ = world.tamper("delete from event where aggregate_identifier = 'anchor:ledger'");

        assertThat(world.faults()).isEmpty();
        assertThat(world.faults(exported(exported)))
                .anySatisfy(it -> assertThat(it).contains("no longer stored"))
                .anySatisfy(it -> assertThat(it).contains("another root"));
    }

    @Test
    void a_rewritten_history_with_valid_hashes_contradicts_the_anchor() throws SQLException {
        var exported = anchors.create(AT).orElseThrow();
        new Forger(world).forge(world.ledgers.getFirst(), 1, it -> it.replace("\"req-", "\"another-"));

        assertThat(world.faults(exported(exported)))
                .hasSize(1)
                .first()
                .asString()
                .contains("another root");
    }

    @Test
    void a_changed_anchor_is_found() throws SQLException {
        var exported = anchors.create(AT).orElseThrow();
        var _ = world.tamper("update event set payload = replace(payload, '\"coins\":', '\"coins\":1')"
                + " where aggregate_identifier = 'anchor:ledger'");

        assertThat(world.faults()).anySatisfy(it -> assertThat(it).contains("invalid signature"));
        assertThat(world.faults(exported(exported)))
                .anySatisfy(it -> assertThat(it).contains("differs between the exported file and the database"));
    }

    @Test
    void a_faulty_ledger_is_not_signed() throws SQLException {
        var _ = world.tamper("delete from event where sequence_number = 2 and aggregate_identifier like 'account:%'");

        assertThatThrownBy(() -> anchors.create(AT)).isInstanceOf(FaultyLedgerException.class);
        assertThat(LedgerAnchors.all(world.connections())).isEmpty();
    }

    @Test
    void of_concurrent_nodes_only_one_creates_the_anchor() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 6; i++) {
                tasks.add(() -> anchors.createIfOlder(Duration.ofHours(1), AT).isPresent());
            }
            assertThat(threads.invokeAll(tasks)).extracting(Future::get).containsOnlyOnce(true);
        }
        assertThat(LedgerAnchors.all(world.connections())).hasSize(1);
        assertThat(anchors.createIfOlder(Duration.ofHours(1), AT.plusSeconds(3600)))
                .isPresent();
    }

    @Test
    void an_anchor_waits_for_running_transactions_and_includes_their_entries() throws Exception {
        var ledger = world.ledgers.getFirst();
        try (var threads = Executors.newSingleThreadExecutor()) {
            world.connection().setAutoCommit(false);
            ledger.move(world::add, "CoinsGranted", 7, "operator_grant", null, null, "operator:ada");
            world.flush();
            var creation = threads.submit(() -> anchors.create(AT).orElseThrow());

            assertThatThrownBy(() -> creation.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            world.connection().commit();
            world.connection().setAutoCommit(true);

            assertThat(creation.get(20, TimeUnit.SECONDS).anchor()).isEqualTo(1);
        }
        assertThat(world.faults()).isEmpty();
    }

    @Test
    void a_different_master_key_cannot_sign() throws SQLException {
        anchors.create(AT);
        var other = new LedgerAnchors(world.connections(), "0123456789abcdef0123456789abcdef".getBytes(US_ASCII));

        assertThatThrownBy(() -> other.create(AT)).hasMessageContaining("MASTER_KEY");
    }

    @Test
    void an_export_file_is_read_as_it_was_written_and_malformed_files_are_rejected() throws SQLException {
        var exported =
                List.of(anchors.create(AT).orElseThrow(), anchors.create(AT).orElseThrow());

        var file = AnchorFile.write(exported);
        assertThat(AnchorFile.read(file.getBytes(UTF_8))).isEqualTo(exported);
        assertThat(AnchorFile.read(("\uFEFF" + file).getBytes(UTF_8))).isEqualTo(exported);
        assertThat(AnchorFile.read(("\uFEFF" + file).getBytes(UTF_16LE))).isEqualTo(exported);
        for (var wrong : List.of("", "{}", "[]", "{\"anchors\":[]}", "{\"anchors\":[{}]}", "{\"anchors\":[1]}")) {
            assertThatThrownBy(() -> AnchorFile.read(wrong.getBytes(UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static AuditScope exported(LedgerAnchored... exported) {
        return new AuditScope(null, null, List.of(exported));
    }

    /** Removes the newest entry of an account with its event; an audit without anchors cannot detect that. */
    private static void removeNewestEntry() throws SQLException {
        var _ = world.tamper(
                "delete from event where aggregate_identifier = ? and sequence_number = ?",
                world.ledgers.getFirst().stream(),
                world.ledgers.getFirst().entries());
    }
}
