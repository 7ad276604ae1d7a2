package com.ogensync.connect.reliability.attacks.tenants;

import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import com.ogensync.connect.reliability.audit.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks whether an account read or wrote another account's data. */
final class Trespass {

    private Trespass() {}

    /** Returns data of the other account in a response. */
    static List<String> reads(WireAnswer answer, Tenant other) {
        var everything = answer.headers() + answer.text();
        return other.secrets().stream().filter(everything::contains).toList();
    }

    /** Returns events that were caused by another account's token. */
    static List<StoredEvent> writes(List<StoredEvent> events, Map<String, Set<String>> tokensByAccount) {
        return events.stream()
                .filter(it -> it.payload().path("tokenId").isString())
                .filter(it -> !tokensByAccount
                        .getOrDefault(it.account(), Set.of())
                        .contains(it.payload().path("tokenId").asString()))
                .toList();
    }

    /** Returns faults in the response to a send under a key that another account has used for the same body. */
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
