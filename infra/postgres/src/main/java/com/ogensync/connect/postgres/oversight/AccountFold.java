package com.ogensync.connect.postgres.oversight;

import java.util.Map;

/**
 * What the stored events say of an account.
 *
 * @param events how many there are
 * @param position the newest one's global index, -1 without any
 * @param entries how many movements of coins there are
 * @param balance what the last of them left
 * @param messages how many messages came how far, by the names of {@code MessageStatus}; none is zero
 */
public record AccountFold(long events, long position, long entries, long balance, Map<String, Long> messages) {
    public AccountFold {
        messages = Map.copyOf(messages);
    }
}
