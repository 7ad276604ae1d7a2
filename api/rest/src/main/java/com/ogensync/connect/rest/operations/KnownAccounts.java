package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds accounts by what stands in a path. */
@Component
final class KnownAccounts {

    private static final Pattern UUID_SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final AccountDirectory directory;

    KnownAccounts(AccountDirectory directory) {
        this.directory = directory;
    }

    /** The account with that uuid, or 404. */
    AccountId require(String text) {
        return find(text).orElseThrow(() -> EdgeException.of(HttpStatus.NOT_FOUND, "There is no account with this id"));
    }

    /** The account with that uuid, if it is one and there is one. */
    Optional<AccountId> find(String text) {
        return uuid(text).flatMap(this::find);
    }

    /** The account with that uuid, if there is one. */
    Optional<AccountId> find(UUID uuid) {
        return Optional.of(new AccountId(uuid)).filter(directory::exists);
    }

    /** What a parameter says, which must be an account's id, or 400. */
    static UUID requireUuid(String field, String text) {
        return uuid(text).orElseThrow(() -> EdgeException.badRequest(field + " must be an account's id"));
    }

    static Optional<UUID> uuid(String text) {
        return UUID_SHAPE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
