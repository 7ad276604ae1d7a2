package com.ogensync.connect.reliability.attacks.tenants;

import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import com.ogensync.connect.reliability.audit.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges whether somebody read or wrote what is another's. */
final class Trespass {

    private Trespass() {}

    /** What an answer to one has that belongs to another. */
    static List<String> reads(WireAnswer answer, Tenant other) {
        var everything = answer.headers() + answer.text();
        return other.secrets().stream().filter(everything::contains).toList();
    }

    /** Events by tokens that are not their account's own. */
    static List<StoredEvent> writes(List<StoredEvent> events, Map<String, Set<String>> tokensByAccount) {
        return events.stream()
                .filter(it -> it.payload().path("tokenId").isString())
                .filter(it -> !tokensByAccount
                        .getOrDefault(it.account(), Set.of())
                        .contains(it.payload().path("tokenId").asString()))
                .toList();
    }

    /** What is wrong with a send under a key that another account has used for the same body. */
    static List<String> replays(WireAnswer answer, Tenant other) {
        var faults = new ArrayList<>(reads(answer, other));
        if (answer.status() != 200) {
            faults.add(answer.toString());
        }
        if (answer.headers().containsKey("idempotent-replayed")) {
            faults.add("replayed");
        }
        return faults;
    }
}
