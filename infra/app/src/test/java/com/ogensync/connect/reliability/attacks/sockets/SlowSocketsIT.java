package com.ogensync.connect.reliability.attacks.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.attacks.load.Others;
import com.ogensync.connect.reliability.attacks.sockets.SlowBounds.Seen;
import com.ogensync.connect.reliability.child.ChildApp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Sockets that send one byte per second or nothing. {@code -Dreliability.slow=2000} is the full form, which also checks
 * other clients' latency and the memory.
 */
class SlowSocketsIT {

    private static final int SHORT = 200;
    private static final int SOCKETS = Integer.getInteger("reliability.slow", SHORT);
    private static final boolean FULL = SOCKETS > SHORT;
    private static final int OTHERS = 8;
    private static final Duration MEASURED = Duration.ofSeconds(30);
    /** Includes delays of the harness on a busy machine, so only the full form is strict. */
    private static final Duration LONGEST_OPEN = Duration.ofSeconds(FULL ? 10 : 20);

    /** Fewer than the slow bodies with a valid token: if those occupied send slots, other clients would be refused. */
    private static final Map<String, String> SETTINGS =
            Map.of("SIGNUP_COINS", "100000", "MAX_CONCURRENT_SENDS", Integer.toString(SOCKETS / 10));

    @Test
    void slow_sockets_are_closed_and_other_clients_are_served() {
        try (var app = ChildApp.start("slow", SETTINGS)) {
            var slow = app.caller().register().token();
            var others = new Others(app.port(), app.caller().registerLinked(FULL ? OTHERS : 1));
            if (FULL) {
                compare(app, slow, others);
            } else {
                judge(attack(app, slow, others, Duration.ofSeconds(1)));
            }
            assertThat(others.refusals()).as(app.described()).isEmpty();
        }
    }

    /** Measures before, during and after the attack in one run, and compares. */
    private static void compare(ChildApp app, String slow, Others others) {
        others.use(MEASURED);
        var first = Memory.of(app.handle());
        var before = others.use(MEASURED);
        var memory = Memory.of(app.handle()).afterAsLongAgainSince(first);
        var during = attack(app, slow, others, MEASURED);
        var after = others.use(MEASURED);
        var without = before.with(after);
        System.out.printf(
                "other clients without slow sockets: %s%nother clients with %,d slow sockets: %s%n",
                without, SOCKETS, during.others());
        System.out.printf("memory expected without slow sockets: %s, with slow sockets: %s%n", memory, during.memory());
        judge(during);
        assertThat(SlowBounds.faults(during, without, memory)).isEmpty();
    }

    private static void judge(Seen seen) {
        System.out.printf(
                "%,d slow sockets, %,d closed, the longest open for %d ms%n",
                SOCKETS, seen.ended(), seen.longest().toMillis());
        assertThat(SlowBounds.faults(seen, SOCKETS, LONGEST_OPEN)).isEmpty();
    }

    private static Seen attack(ChildApp app, String token, Others others, Duration time) {
        try (var slow = new SlowSockets(app.port(), SOCKETS, token)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.open() >= SOCKETS * 9 / 10);
            var latencies = others.use(time);
            var memory = Memory.of(app.handle());
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.ended() >= SOCKETS);
            return new Seen(latencies, memory, slow.ended(), slow.longest());
        }
    }
}
