package com.ogensync.connect.rest.envelope;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes an unavailable database from an internal error. Exceptions of the MongoDB driver are recognized by
 * class name, because this module does not depend on the driver.
 */
public final class StoreFailures {

    private static final int CAUSES_MAX = 20;
    private static final String MONGO = "com.mongodb.";

    private StoreFailures() {}

    /** Whether an unavailable or slow database is among the causes of the failure. */
    public static boolean isCauseOf(Throwable failure) {
        return causes(failure).anyMatch(StoreFailures::isStoreFailure);
    }

    /** Returns the innermost cause that is a database failure. */
    static Optional<Throwable> causeOf(Throwable failure) {
        return causes(failure).filter(StoreFailures::isStoreFailure).reduce((_, inner) -> inner);
    }

    /** Whether the database connection was lost during a commit, so that the outcome of the commit is unknown. */
    public static boolean isCommitOutcomeUnknown(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause instanceof SQLException)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .anyMatch(frame -> frame.getMethodName().equals("commit")
                        && frame.getClassName().contains("Connection"));
    }

    private static boolean isStoreFailure(Throwable cause) {
        return cause instanceof SQLException || cause.getClass().getName().startsWith(MONGO);
    }

    /** Returns the failure and its causes, at most 20. */
    public static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX);
    }
}
