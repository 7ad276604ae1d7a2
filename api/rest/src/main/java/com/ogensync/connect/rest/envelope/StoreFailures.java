package com.ogensync.connect.rest.envelope;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a store that is away from a fault of ours. It knows drivers' exceptions by name only: the stores are others'
 * business.
 */
public final class StoreFailures {

    private static final int CAUSES_MAX = 20;
    private static final String MONGO = "com.mongodb.";

    private StoreFailures() {}

    /** Whether a database was not there, or too slow, and that is why this failed. */
    public static boolean isCauseOf(Throwable failure) {
        return causes(failure).anyMatch(StoreFailures::comesFromStore);
    }

    /** The innermost failure of a database. */
    static Optional<Throwable> causeOf(Throwable failure) {
        return causes(failure).filter(StoreFailures::comesFromStore).reduce((_, inner) -> inner);
    }

    /** Whether the database went away in the middle of a commit, so that nobody knows whether it was done. */
    public static boolean leavesDoubt(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause instanceof SQLException)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .anyMatch(frame -> frame.getMethodName().equals("commit")
                        && frame.getClassName().contains("Connection"));
    }

    private static boolean comesFromStore(Throwable cause) {
        return cause instanceof SQLException || cause.getClass().getName().startsWith(MONGO);
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX);
    }
}
