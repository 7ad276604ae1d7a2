package com.ogensync.connect.postgres.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The audit finds no fault in a sound ledger, and every planted fault. */
class LedgerAuditTest {

    static final List<PlantedFaults> FAULTS = PlantedFaults.ALL;

    private static TestDatabase database;
    private static LedgerWorld world;

    @BeforeAll
    static void start() throws SQLException {
        database = new TestDatabase();
        world = LedgerWorld.in(database, 7, 2);
    }

    @AfterAll
    static void stop() throws SQLException {
        world.close();
        database.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        world.clear();
        addEntries(world);
    }

    /** Entry 2 is a debit, 3 and 4 are a debit and its refund, 5 is a grant, 6 a correction. */
    static void addEntries(LedgerWorld world) {
        for (var ledger : world.ledgers) {
            ledger.restart();
            ledger.issue(world::add);
            ledger.move(world::add, "CoinsGranted", 100, "sign_up", null, null, "user");
            ledger.message(world::add, "M1", false);
            ledger.message(world::add, "M2", true);
            ledger.move(world::add, "CoinsGranted", 9, "operator_grant", null, null, "operator:ada");
            ledger.move(world::add, "CoinsGranted", 2, "correction", null, 1L, "operator:bob");
        }
        world.flush();
    }

    @Test
    void a_sound_ledger_has_no_faults_and_its_sums_are_returned() throws SQLException {
        var faults = new ArrayList<Fault>();
        var sums = LedgerAudit.verify(world.connections(), AuditScope.ALL, faults::add);

        assertThat(faults).isEmpty();
        assertThat(sums.accounts()).isEqualTo(2);
        assertThat(sums.entries()).isEqualTo(12);
        assertThat(sums.coins()).isEqualTo(2 * 110);
        assertThat(sums.granted()).isEqualTo(2 * 111);
        assertThat(sums.debited()).isEqualTo(2 * 2);
        assertThat(sums.refunded()).isEqualTo(2);
        assertThat(sums.messages()).isEqualTo(4);
    }

    @ParameterizedTest
    @FieldSource("FAULTS")
    void a_planted_fault_is_reported(PlantedFaults planted) throws SQLException {
        planted.plant().into(world, world.ledgers.getFirst());

        assertThat(world.faults()).anySatisfy(it -> assertThat(it).contains(planted.expected()));
        assertThat(world.found(AuditScope.ALL))
                .extracting(Fault::account)
                .containsOnly(world.ledgers.getFirst().account.toString());
        assertThat(world.faults(only(world.ledgers.getLast().account))).isEmpty();
    }

    @Test
    void an_empty_ledger_is_sound() throws SQLException {
        world.clear();

        assertThat(world.faults()).isEmpty();
    }

    @Test
    void entries_after_the_until_moment_are_ignored() throws SQLException {
        PlantedFaults.ALL.getFirst().plant().into(world, world.ledgers.getFirst());
        var before = Instant.parse("2026-01-01T00:00:00.002Z");

        var sums = LedgerAudit.verify(world.connections(), new AuditScope(null, before, List.of()), _ -> {});

        assertThat(sums.faults()).isZero();
        assertThat(sums.entries()).isEqualTo(2);
        assertThat(sums.coins()).isEqualTo(200);
        assertThat(world.faults()).isNotEmpty();
    }

    @Test
    void events_stored_during_an_audit_do_not_affect_it() throws SQLException {
        var ledger = world.ledgers.getFirst();
        var faults = new ArrayList<Fault>();
        var sums = LedgerAudit.verify(world.connections(), AuditScope.ALL, new AuditListener() {
            @Override
            public void fault(Fault fault) {
                faults.add(fault);
            }

            @Override
            public void account(String account, long sequence, long balance) {
                ledger.message(world::add, "LATER" + account, false);
                world.flush();
            }
        });

        assertThat(faults).isEmpty();
        assertThat(sums.entries()).isEqualTo(12);
        assertThat(world.faults()).isEmpty();
    }

    private static AuditScope only(UUID account) {
        return new AuditScope(account, null, List.of());
    }
}
