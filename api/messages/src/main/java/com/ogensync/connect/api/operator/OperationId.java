package com.ogensync.connect.api.operator;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of an operator's request with an Idempotency-Key. The same key always gives the same id, so the existence of
 * its stream shows whether the request was executed.
 *
 * @param digest HMAC of the operator and the key, 64 lower-case hex digits
 */
public record OperationId(AccountId account, String digest) implements Identifier {

    private static final String PREFIX = "operation:";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public OperationId {
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("Not a digest of 64 lower-case hex digits");
        }
    }

    /** Parses {@code operation:<account uuid>:<digest>}. */
    public static OperationId parse(String text) {
        var parts = text.split(":", -1);
        if (parts.length != 3 || !text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not an operation's id: operation:<account>:<digest>");
        }
        return new OperationId(new AccountId(UUID.fromString(parts[1])), parts[2]);
    }

    @Override
    public String value() {
        return PREFIX + account.uuid() + ':' + digest;
    }

    @Override
    public String toString() {
        return value();
    }
}
