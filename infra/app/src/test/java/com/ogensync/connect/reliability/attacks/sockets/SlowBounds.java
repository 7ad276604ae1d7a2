package com.ogensync.connect.reliability.attacks.sockets;

import com.ogensync.connect.reliability.attacks.load.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks the effect of slow sockets on the service and its other clients. */
final class SlowBounds {

    private static final int SLOWER = 2;
    private static final long MEMORY = 64L * 1024 * 1024;

    private SlowBounds() {}

    /**
     * Measurements during the attack.
     *
     * @param others response times of other clients
     * @param memory memory usage of the service
     * @param ended number of sockets that the service closed
     * @param longest longest time that a socket was open
     */
    record Seen(Latencies others, Memory memory, long ended, Duration longest) {}

    /** Returns faults in closing the sockets, each of which must be closed. */
    static List<String> faults(Seen seen, int sockets, Duration longest) {
        var faults = new ArrayList<String>();
        if (seen.ended() < sockets) {
            faults.add("Only %d of %d were closed".formatted(seen.ended(), sockets));
        }
        if (seen.longest().compareTo(longest) > 0) {
            faults.add("One was open for " + seen.longest());
        }
        if (seen.others().count() == 0) {
            faults.add("No other client was served");
        }
        return faults;
    }

    /** Returns faults in latency and memory compared with a measurement without slow sockets. */
    static List<String> faults(Seen seen, Latencies without, Memory before) {
        var faults = new ArrayList<String>();
        var usual = without.percentile(0.99);
        var slowed = seen.others().percentile(0.99);
        if (slowed.compareTo(usual.multipliedBy(SLOWER)) > 0) {
            faults.add("Other clients waited %s, without slow sockets %s".formatted(slowed, usual));
        }
        var grown = seen.memory().heap() - before.heap();
        if (grown >= MEMORY) {
            faults.add("The heap grew by %,d bytes".formatted(grown));
        }
        return faults;
    }
}
