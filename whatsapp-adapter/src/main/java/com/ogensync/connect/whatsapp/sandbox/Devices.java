package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The linked devices of all phones. Guarded by the network's lock. */
final class Devices {

    private record Key(AccountId account, long link) {}

    private final Map<Key, Entry.Linked> linked = new HashMap<>();
    private final Map<String, Integer> linkCounts = new HashMap<>();

    /** Returns the device that a link would create now, under a new name. */
    Entry.Linked next(AccountId account, long link, String phone) {
        int number = linkCounts.getOrDefault(phone, 0) + 1;
        return new Entry.Linked(account, link, phone, phone + ":" + number + "@s.whatsapp.net");
    }

    void linked(Entry.Linked device) {
        linked.put(new Key(device.account(), device.link()), device);
        linkCounts.merge(device.phone(), 1, Integer::sum);
    }

    void unlinked(Entry.Unlinked device) {
        linked.remove(new Key(device.account(), device.link()));
    }

    boolean has(AccountId account, long link) {
        return linked.containsKey(new Key(account, link));
    }

    /** Returns the phone's number; empty if the device is not linked any more. */
    String phoneOf(AccountId account, long link) {
        var device = linked.get(new Key(account, link));
        return device == null ? "" : device.phone();
    }

    List<Entry.Linked> on(String phone) {
        return linked.values().stream()
                .filter(device -> device.phone().equals(phone))
                .toList();
    }
}
