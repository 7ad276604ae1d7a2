package com.ogensync.connect.app.start;

import com.mongodb.MongoException;
import com.ogensync.connect.app.database.SqlStates;
import com.ogensync.connect.app.settings.StartRefused;
import com.ogensync.connect.postgres.UnusableDatabaseException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;

/** Describes cause and remedy of a failure in one sentence without secrets. */
public final class StartFailures {

    private static final int LENGTH_MAX = 300;

    private StartFailures() {}

    /** Returns the sentence for a failure with a known remedy; empty for any other. */
    public static Optional<String> foreseen(Throwable failure) {
        var chain = chain(failure);
        return chain.stream()
                .flatMap(it -> ofOwnException(it).stream())
                .findFirst()
                .or(() -> chain.reversed().stream()
                        .flatMap(it -> ofLibraryException(it).stream())
                        .findFirst());
    }

    /** Returns the sentence for any failure. */
    static String sentence(Throwable failure) {
        return foreseen(failure).orElseGet(() -> unexpected(chain(failure).getLast()));
    }

    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    }

    /** Describes exceptions whose type alone determines the cause. */
    private static Optional<String> ofOwnException(Throwable failure) {
        return switch (failure) {
            case StartRefused refused -> Optional.of(String.valueOf(refused.getMessage()));
            case UnusableDatabaseException database -> Optional.of(String.valueOf(database.getMessage()));
            case PortInUseException taken -> Optional.of(port(taken));
            case WebServerException server ->
                Optional.of("a port cannot be opened (" + message(chain(server).getLast())
                        + "): set PORT and MANAGEMENT_PORT to ports of at least 1024, which every user may open.");
            default -> Optional.empty();
        };
    }

    /** Spring reports every address that cannot be bound as a port in use. */
    private static String port(PortInUseException taken) {
        var cause = message(chain(taken).getLast());
        return cause.contains("assign requested address")
                ? "MANAGEMENT_ADDRESS is not an address of this machine (" + cause + "): set it to one that is."
                : "port " + taken.getPort()
                        + " is in use by another program: stop that program, or set PORT or MANAGEMENT_PORT.";
    }

    /** Describes exceptions of the JDK and of drivers, of which the innermost one has the cause. */
    private static Optional<String> ofLibraryException(Throwable failure) {
        return switch (failure) {
            case SQLException database -> Optional.of(database(database));
            case MongoException mongo ->
                Optional.of("MongoDB cannot be used (" + message(mongo) + "): check MONGODB_URI, user and password.");
            case FileSystemException file ->
                Optional.of("the file or folder " + file.getFile() + " cannot be read or written (" + message(file)
                        + "): it must belong to the service's user, on a disk that is writable and not full.");
            case IOException full
            when message(full).contains("No space left") ->
                Optional.of(
                        "a disk is full (" + message(full) + "): free space in DATA_DIR and in the temporary folder.");
            default -> Optional.empty();
        };
    }

    private static String database(SQLException failure) {
        if (SqlStates.isRefusedLogin(failure)) {
            return "PostgreSQL rejects user, password or database (" + message(failure)
                    + "): check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD.";
        }
        if (SqlStates.isForbidden(failure)) {
            return "PostgreSQL denies a permission (" + message(failure)
                    + "): grant CREATE on the database and on its schema public to DATABASE_USER.";
        }
        if (SqlStates.isReadOnly(failure)) {
            return "PostgreSQL is read-only (" + message(failure) + "): DATABASE_URL must name the primary server.";
        }
        if (SqlStates.isOutOfResources(failure)) {
            return "PostgreSQL has no disk space, memory or connections left (" + message(failure)
                    + "): free some and start again.";
        }
        if (SqlStates.isUnavailable(failure)
                || SqlStates.isTimeout(failure)
                || failure instanceof SQLTransientConnectionException) {
            return "PostgreSQL is slow or not ready and did not respond in time (" + message(failure)
                    + "): start again when it responds.";
        }
        return "PostgreSQL refused a statement (" + message(failure) + "): see its log.";
    }

    private static String unexpected(Throwable root) {
        return "an unexpected failure (" + root.getClass().getSimpleName() + ": " + message(root)
                + "): start again with LOGGING_LEVEL_COM_OGENSYNC_CONNECT_APP_START=debug to see its stack trace,"
                + " and report it.";
    }

    /** Returns an exception's message on one line, shortened, without passwords in URLs. */
    private static String message(Throwable failure) {
        var line = String.valueOf(failure.getMessage())
                .replaceAll("(?i)(password=)[^&\\s]*", "$1***")
                .replaceAll("://[^/\\s]*@", "://***@")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX) + "...";
    }
}
