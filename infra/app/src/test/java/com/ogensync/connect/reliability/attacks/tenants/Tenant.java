package com.ogensync.connect.reliability.attacks.tenants;

import com.ogensync.connect.reliability.child.Account;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An account, and all identifiers with which others may try to access its data.
 *
 * @param tokenId the id of its token
 * @param messages its messages
 * @param cursors page cursors by list path
 * @param eventPlace a position in its event stream
 */
record Tenant(Account account, String tokenId, List<Sent> messages, Map<String, String> cursors, String eventPlace) {

    /** A message with its idempotency key and request body. */
    record Sent(String id, String key, String json) {}

    /** Returns data that no response to another account may contain. */
    Set<String> secrets() {
        var ids = messages.stream().map(Sent::id).toList();
        return Set.of(account.id(), account.phone(), tokenId, ids.getFirst(), ids.getLast());
    }
}
