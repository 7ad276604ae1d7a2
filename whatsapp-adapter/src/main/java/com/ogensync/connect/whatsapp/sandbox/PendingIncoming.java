package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Incoming messages that linked devices have not acknowledged yet. Guarded by the network's lock. */
final class PendingIncoming {

    private record Key(AccountId account, long link, WhatsAppMessageId id) {}

    private static final int ID_DIGITS = 18;

    private final Map<Key, Entry.Written> waiting = new LinkedHashMap<>();

    /** Returns a new message id as a sender would generate it. */
    static WhatsAppMessageId newId() {
        var digits = UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
        return new WhatsAppMessageId("3A" + digits.toUpperCase(Locale.ROOT));
    }

    void written(Entry.Written message) {
        waiting.put(new Key(message.account(), message.link(), message.id()), message);
    }

    void acknowledged(Entry.Acknowledged message) {
        waiting.remove(new Key(message.account(), message.link(), message.id()));
    }

    void unlinked(Entry.Unlinked device) {
        waiting.values().removeIf(it -> it.account().equals(device.account()) && it.link() == device.link());
    }

    /** Returns the messages that a device has not acknowledged, oldest first. */
    List<Entry.Written> of(AccountId account, long link) {
        return waiting.values().stream()
                .filter(it -> it.account().equals(account) && it.link() == link)
                .toList();
    }
}
