package com.ogensync.connect.reliability.attacks.sockets;

import com.ogensync.connect.reliability.attacks.load.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Judges what slow sockets did to a service, and to those who used it meanwhile. */
final class SlowBounds {

    private static final int SLOWER = 2;
    private static final long MEMORY = 64L * 1024 * 1024;

    private SlowBounds() {}

    /**
     * What was seen while there were slow sockets.
     *
     * @param others how long others waited
     * @param memory what the service occupied
     * @param ended how many the service ended
     * @param longest the longest that one was open
     */
    record Seen(Latencies others, Memory memory, long ended, Duration longest) {}

    /** What is wrong with how they were ended; each must be, or nothing was seen. */
    static List<String> faults(Seen seen, int sockets, Duration longest) {
        var faults = new ArrayList<String>();
        if (seen.ended() < sockets) {
            faults.add("Only %d of %d were ended".formatted(seen.ended(), sockets));
        }
        if (seen.longest().compareTo(longest) > 0) {
            faults.add("One was open for " + seen.longest());
        }
        if (seen.others().count() == 0) {
            faults.add("Nobody else was served");
        }
        return faults;
    }

    /** What others noticed, and what it cost, compared with what was measured without slow sockets. */
    static List<String> faults(Seen seen, Latencies without, Memory before) {
        var faults = new ArrayList<String>();
        var usual = without.percentile(0.99);
        var slowed = seen.others().percentile(0.99);
        if (slowed.compareTo(usual.multipliedBy(SLOWER)) > 0) {
            faults.add("Others waited %s, without slow sockets %s".formatted(slowed, usual));
        }
        var grown = seen.memory().heap() - before.heap();
        if (grown >= MEMORY) {
            faults.add("The heap grew by %,d bytes".formatted(grown));
        }
        return faults;
    }
}
