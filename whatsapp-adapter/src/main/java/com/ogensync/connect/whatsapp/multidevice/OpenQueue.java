package com.ogensync.connect.whatsapp.multidevice;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;

/** Limits the number of sessions that connect concurrently; the others wait in order. */
final class OpenQueue {

    private final int max;
    private final Set<DeviceSession> opening = new HashSet<>();
    private final Set<DeviceSession> waiting = new LinkedHashSet<>();

    OpenQueue(int max) {
        this.max = max;
    }

    /** Opens the session, now or when a slot becomes free. */
    void enter(DeviceSession session) {
        synchronized (this) {
            if (!opening.contains(session)) {
                waiting.add(session);
            }
        }
        admit();
    }

    /** Frees the session's slot, after it has connected or failed to. */
    void leave(DeviceSession session) {
        synchronized (this) {
            waiting.remove(session);
            if (!opening.remove(session)) {
                return;
            }
        }
        admit();
    }

    private void admit() {
        Queue<DeviceSession> admitted = new ArrayDeque<>();
        synchronized (this) {
            var next = waiting.iterator();
            while (opening.size() < max && next.hasNext()) {
                var session = next.next();
                next.remove();
                opening.add(session);
                admitted.add(session);
            }
        }
        admitted.forEach(session -> Thread.startVirtualThread(session::open));
    }
}
