package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import com.ogensync.connect.postgres.TestDatabase;
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
    void an_anchor_sums_up_all_there_is_and_the_next_one_names_it() throws SQLException {
        var first = anchors.create(AT).orElseThrow();
        world.live(2);
        var second = anchors.create(AT.plusSeconds(1)).orElseThrow();

        assertThat(first.coins()).isEqualTo(first.granted() - first.debited() + first.refunded());
        assertThat(second.coins()).isEqualTo(world.coins());
        assertThat(second.accounts()).isEqualTo(5);
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(LedgerAnchors.all(world.connections())).containsExactly(first, second);
        assertThat(world.faults(kept(first))).isEmpty();
    }

    @Test
    void what_was_cut_off_is_missed_by_the_stored_anchor() throws SQLException {
        anchors.create(AT);
        cutOff();

        assertThat(world.faults()).anySatisfy(it -> assertThat(it).contains("entries, and the ledger up to there has"));
        assertThat(world.faults()).anySatisfy(it -> assertThat(it).contains("another root"));
    }

    @Test
    void and_by_the_one_kept_elsewhere_when_the_stored_one_is_gone_too() throws SQLException {
        var kept = anchors.create(AT).orElseThrow();
        cutOff();
        var _ = world.tamper("delete from event where aggregate_identifier = 'anchor:ledger'");

        assertThat(world.faults()).isEmpty();
        assertThat(world.faults(kept(kept)))
                .anySatisfy(it -> assertThat(it).contains("is not stored any more"))
                .anySatisfy(it -> assertThat(it).contains("another root"));
    }

    @Test
    void a_history_written_anew_with_all_hashes_right_is_not_the_anchored_one() throws SQLException {
        var kept = anchors.create(AT).orElseThrow();
        new Forger(world).forge(world.ledgers.getFirst(), 1, it -> it.replace("\"req-", "\"another-"));

        assertThat(world.faults(kept(kept))).hasSize(1).first().asString().contains("another root");
    }

    @Test
    void a_changed_anchor_is_found() throws SQLException {
        var kept = anchors.create(AT).orElseThrow();
        var _ = world.tamper("update event set payload = replace(payload, '\"coins\":', '\"coins\":1')"
                + " where aggregate_identifier = 'anchor:ledger'");

        assertThat(world.faults()).anySatisfy(it -> assertThat(it).contains("signature that does not fit"));
        assertThat(world.faults(kept(kept))).anySatisfy(it -> assertThat(it).contains("stored otherwise now"));
    }

    @Test
    void a_faulty_ledger_is_not_signed() throws SQLException {
        var _ = world.tamper("delete from event where sequence_number = 2 and aggregate_identifier like 'account:%'");

        assertThatThrownBy(() -> anchors.create(AT)).isInstanceOf(FaultyLedgerException.class);
        assertThat(LedgerAnchors.all(world.connections())).isEmpty();
    }

    @Test
    void of_many_nodes_at_once_one_makes_the_anchor_of_the_hour() throws Exception {
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
    void whoever_stores_something_at_that_time_is_waited_for_and_counted() throws Exception {
        var ledger = world.ledgers.getFirst();
        try (var threads = Executors.newSingleThreadExecutor()) {
            world.connection().setAutoCommit(false);
            ledger.move(world::add, "CoinsGranted", 7, "operator_grant", null, null, "operator:ada");
            world.flush();
            var making = threads.submit(() -> anchors.create(AT).orElseThrow());

            assertThatThrownBy(() -> making.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            world.connection().commit();
            world.connection().setAutoCommit(true);

            assertThat(making.get(20, TimeUnit.SECONDS).anchor()).isEqualTo(1);
        }
        assertThat(world.faults()).isEmpty();
    }

    @Test
    void another_master_key_signs_nothing() throws SQLException {
        anchors.create(AT);
        var other = new LedgerAnchors(world.connections(), "0123456789abcdef0123456789abcdef".getBytes(US_ASCII));

        assertThatThrownBy(() -> other.create(AT)).hasMessageContaining("MASTER_KEY");
    }

    @Test
    void a_file_of_anchors_is_read_as_it_was_written_and_nothing_else() throws SQLException {
        var kept = List.of(anchors.create(AT).orElseThrow(), anchors.create(AT).orElseThrow());

        var file = AnchorFile.write(kept);
        assertThat(AnchorFile.read(file.getBytes(UTF_8))).isEqualTo(kept);
        assertThat(AnchorFile.read(("\uFEFF" + file).getBytes(UTF_8))).isEqualTo(kept);
        assertThat(AnchorFile.read(("\uFEFF" + file).getBytes(UTF_16LE))).isEqualTo(kept);
        for (var wrong : List.of("", "{}", "[]", "{\"anchors\":[]}", "{\"anchors\":[{}]}", "{\"anchors\":[1]}")) {
            assertThatThrownBy(() -> AnchorFile.read(wrong.getBytes(UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static AuditScope kept(LedgerAnchored... kept) {
        return new AuditScope(null, null, List.of(kept));
    }

    /** The newest movement of an account goes, whole: an audit without anchors sees nothing. */
    private static void cutOff() throws SQLException {
        var _ = world.tamper(
                "delete from event where aggregate_identifier = ? and sequence_number = ?",
                world.ledgers.getFirst().stream(),
                world.ledgers.getFirst().entries());
    }
}
