package com.ogensync.connect.whatsapp.multidevice;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;

/** Lets a few sessions connect at the same time; the others wait for their turn. */
final class OpenQueue {

    private final int most;
    private final Set<DeviceSession> underWay = new HashSet<>();
    private final Set<DeviceSession> waiting = new LinkedHashSet<>();

    OpenQueue(int most) {
        this.most = most;
    }

    /** The session begins now, or when its turn comes. */
    void enter(DeviceSession session) {
        synchronized (this) {
            if (!underWay.contains(session)) {
                waiting.add(session);
            }
        }
        admit();
    }

    /** The session is connected, or did not get so. */
    void leave(DeviceSession session) {
        synchronized (this) {
            waiting.remove(session);
            if (!underWay.remove(session)) {
                return;
            }
        }
        admit();
    }

    private void admit() {
        Queue<DeviceSession> admitted = new ArrayDeque<>();
        synchronized (this) {
            var next = waiting.iterator();
            while (underWay.size() < most && next.hasNext()) {
                var session = next.next();
                next.remove();
                underWay.add(session);
                admitted.add(session);
            }
        }
        admitted.forEach(session -> Thread.startVirtualThread(session::begin));
    }
}
