package com.ogensync.connect.reliability.attacks.tenants;

import com.ogensync.connect.reliability.child.Account;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody, and all by which others may try to reach what is theirs.
 *
 * @param tokenId the name of its token
 * @param messages its messages
 * @param cursors places in its lists, by the list's path
 * @param eventPlace a place in its stream of events
 */
record Tenant(Account account, String tokenId, List<Sent> messages, Map<String, String> cursors, String eventPlace) {

    /** A message with the key and the body by which it was asked for. */
    record Sent(String id, String key, String json) {}

    /** What no answer to anybody else may have. */
    Set<String> secrets() {
        var ids = messages.stream().map(Sent::id).toList();
        return Set.of(account.id(), account.phone(), tokenId, ids.getFirst(), ids.getLast());
    }
}
