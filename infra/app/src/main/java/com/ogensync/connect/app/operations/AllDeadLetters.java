package com.ogensync.connect.app.operations;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.index.OperationalIndexes;
import com.ogensync.connect.postgres.operations.IndexDeadLetters;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetters;
import com.ogensync.connect.rest.operations.port.DeadLetters;
import com.ogensync.connect.runtime.event.StoredDeadLetter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dead letters of projections (in MongoDB) and indexes (in PostgreSQL). */
final class AllDeadLetters implements DeadLetters {

    private static final String PROJECTION = "projection";
    private static final String INDEX = "index";

    /** The first letter of the keeper precedes an id. */
    private static final String OF_PROJECTION = "p-";

    private static final String OF_INDEX = "i-";

    private final ProjectionDeadLetters projections;
    private final IndexDeadLetters indexes;
    private final OperationalIndexes readers;

    AllDeadLetters(ProjectionDeadLetters projections, IndexDeadLetters indexes, OperationalIndexes readers) {
        this.projections = projections;
        this.indexes = indexes;
        this.readers = readers;
    }

    @Override
    public List<DeadLetter> list(int limit) {
        return Stream.concat(
                        projections.list(limit).stream().map(letter -> shown(PROJECTION, letter, false)),
                        indexes.list(limit).stream().map(letter -> shown(INDEX, letter, false)))
                .sorted(Comparator.comparing(DeadLetter::parkedAt))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<DeadLetter> find(String id) {
        return id.startsWith(OF_PROJECTION)
                ? projections.find(bare(id)).map(letter -> shown(PROJECTION, letter, true))
                : id.startsWith(OF_INDEX)
                        ? indexes.find(bare(id)).map(letter -> shown(INDEX, letter, true))
                        : Optional.empty();
    }

    @Override
    public boolean retry(DeadLetter letter) {
        return letter.id().startsWith(OF_PROJECTION)
                ? projections.find(bare(letter.id())).map(projections::retry).orElse(true)
                : indexes.find(bare(letter.id()))
                        .map(it -> readers.retryParked(it.group(), it.sequence()))
                        .orElse(true);
    }

    @Override
    public void discard(DeadLetter letter) {
        if (letter.id().startsWith(OF_PROJECTION)) {
            projections.find(bare(letter.id())).ifPresent(projections::discard);
        } else {
            indexes.discard(bare(letter.id()));
        }
    }

    private static DeadLetter shown(String keeper, StoredDeadLetter letter, boolean whole) {
        return new DeadLetter(
                keeper.charAt(0) + "-" + letter.id(),
                keeper,
                letter.group(),
                account(letter.sequence()),
                simple(letter.type()),
                letter.stream(),
                letter.number(),
                letter.first(),
                letter.parkedAt(),
                letter.cause(),
                masked(letter.message()),
                whole ? Masking.ofEvent(letter.payload()) : null);
    }

    private static @Nullable String masked(@Nullable String message) {
        return message == null ? null : Masking.ofText(message);
    }

    private static String bare(String id) {
        return id.substring(OF_PROJECTION.length());
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static @Nullable AccountId account(String sequence) {
        try {
            return new AccountId(UUID.fromString(sequence));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
