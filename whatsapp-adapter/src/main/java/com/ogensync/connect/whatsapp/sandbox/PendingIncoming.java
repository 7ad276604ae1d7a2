package com.ogensync.connect.whatsapp.sandbox;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What was written to linked devices, until they acknowledge it. Guarded by the gateway's lock. */
final class PendingIncoming {

    private record Key(AccountId account, long link, WhatsAppMessageId id) {}

    private static final int ID_DIGITS = 18;

    private final Map<Key, Entry.Written> waiting = new LinkedHashMap<>();

    /** What a sender calls a new message. */
    static WhatsAppMessageId freshId() {
        var digits = UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
        return new WhatsAppMessageId("3A" + digits.toUpperCase(Locale.ROOT));
    }

    void written(Entry.Written letter) {
        waiting.put(new Key(letter.account(), letter.link(), letter.id()), letter);
    }

    void acknowledged(Entry.Acknowledged letter) {
        waiting.remove(new Key(letter.account(), letter.link(), letter.id()));
    }

    void unlinked(Entry.Unlinked device) {
        waiting.values().removeIf(it -> it.account().equals(device.account()) && it.link() == device.link());
    }

    /** What a device has not acknowledged, oldest first. */
    List<Entry.Written> of(AccountId account, long link) {
        return waiting.values().stream()
                .filter(it -> it.account().equals(account) && it.link() == link)
                .toList();
    }
}
