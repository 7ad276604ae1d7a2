package com.ogensync.connect.postgres.audit.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.CoinRefunded;
import com.ogensync.connect.api.account.event.CoinsGranted;
import com.ogensync.connect.api.account.event.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** The three types of ledger entries. */
public enum EntryType {
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

    /** Returns the type with this name in the event store, or null if it is none of a ledger entry. */
    public static @Nullable EntryType of(String storedType) {
        for (var type : ALL) {
            if (type.stored.equals(storedType)) {
                return type;
            }
        }
        return null;
    }

    /** The type's name in the event store. */
    public String stored() {
        return stored;
    }

    /** The type's name in the canonical text (third line). */
    public byte[] hashedName() {
        return stored.getBytes(US_ASCII);
    }

    /** The balance after an entry of this type. */
    public long after(long balance, long amount) {
        return balance + sign * amount;
    }
}
