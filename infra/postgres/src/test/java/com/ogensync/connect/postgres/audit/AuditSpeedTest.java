package com.ogensync.connect.postgres.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * Audits a long random history, compares its sums and measures the duration. {@code -Daudit.entries=1000000} is the
 * full form (infra/tampers speed).
 */
class AuditSpeedTest {

    private static final long ENTRIES = Long.getLong("audit.entries", 20_000);
    private static final long SEED = Long.getLong("audit.seed", 3);
    private static final int ROUNDS = 100;

    @Test
    void the_audit_of_a_random_history_returns_its_sums() throws SQLException {
        try (var database = new TestDatabase();
                var world = LedgerWorld.in(database, SEED, (int) Math.max(1, ENTRIES / ROUNDS))) {
            while (world.entries < ENTRIES) {
                world.live(1);
            }
            world.analyze();
            audit(world);
            audit(world);
        }
    }

    private static void audit(LedgerWorld world) throws SQLException {
        var faults = new ArrayList<Fault>();
        var begin = System.nanoTime();
        var cpu = cpuSeconds();
        var sums = LedgerAudit.verify(world.connections(), AuditScope.ALL, faults::add);
        var seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(faults).isEmpty();
        assertThat(sums.entries()).isEqualTo(world.entries);
        assertThat(sums.messages()).isEqualTo(world.messages);
        assertThat(sums.coins()).isEqualTo(world.coins()).isEqualTo(world.granted - world.debited + world.refunded);
        System.out.printf(
                "%,d entries and %,d messages audited in %.1f s: %,.0f entries/s, with %.1f s of this process's CPU%n",
                sums.entries(), sums.messages(), seconds, sums.entries() / seconds, cpuSeconds() - cpu);
    }

    /** The CPU time of all threads of this process, without PostgreSQL's. */
    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }
}
