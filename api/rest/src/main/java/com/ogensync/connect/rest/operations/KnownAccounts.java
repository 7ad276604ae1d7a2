package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.operations.port.AccountDirectory;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds accounts by the id in a path. */
@Component
public final class KnownAccounts {

    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final AccountDirectory directory;

    KnownAccounts(AccountDirectory directory) {
        this.directory = directory;
    }

    /**
     * Returns the account with this UUID.
     *
     * @throws EdgeException 404 when there is none
     */
    public AccountId require(String text) {
        return find(text).orElseThrow(() -> EdgeException.of(HttpStatus.NOT_FOUND, "There is no account with this id"));
    }

    /** Returns the account with this UUID; empty if the text is not a UUID or there is no such account. */
    Optional<AccountId> find(String text) {
        return uuid(text).flatMap(this::find);
    }

    /** Returns the account with this UUID, if it exists. */
    Optional<AccountId> find(UUID uuid) {
        return Optional.of(new AccountId(uuid)).filter(directory::exists);
    }

    /**
     * Returns the UUID in a parameter.
     *
     * @throws EdgeException 400 when it is not a UUID
     */
    public static UUID requireUuid(String field, String text) {
        return uuid(text)
                .orElseThrow(() -> EdgeException.badRequest(field + " must be an account id, which is a UUID"));
    }

    static Optional<UUID> uuid(String text) {
        return UUID_SHAPE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
