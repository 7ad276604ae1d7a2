package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.CoinRefunded;
import com.ogensync.connect.api.account.event.CoinsGranted;
import com.ogensync.connect.api.account.event.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** The three types of ledger entries. */
enum EntryType {
    GRANTED(CoinsGranted.class, 1),
    DEBITED(CoinDebited.class, -1),
    REFUNDED(CoinRefunded.class, 1);

    private static final EntryType[] ALL = values();

    private final String stored;
    private final int sign;

    EntryType(Class<? extends LedgerEntry> event, int sign) {
        this.stored = EventTypes.nameOf(event);
        this.sign = sign;
    }

    static @Nullable EntryType of(String storedType) {
        for (var type : ALL) {
            if (type.stored.equals(storedType)) {
                return type;
            }
        }
        return null;
    }

    /** The type's name in the event store. */
    String stored() {
        return stored;
    }

    /** The type's name in the canonical text (third line). */
    byte[] hashedName() {
        return stored.getBytes(US_ASCII);
    }

    /** The balance after an entry of this type. */
    long after(long balance, long amount) {
        return balance + sign * amount;
    }
}
