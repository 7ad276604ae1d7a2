package com.ogensync.connect.app.start;

import com.mongodb.MongoException;
import com.ogensync.connect.app.embedded.SqlStates;
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

/** Cause and remedy of a failure in one sentence, without secrets. */
public final class StartFailures {

    private static final int LONGEST = 300;

    private StartFailures() {}

    /** The sentence for a failure that has a known remedy; empty for any other. */
    public static Optional<String> foreseen(Throwable failure) {
        var chain = chain(failure);
        return chain.stream()
                .flatMap(it -> ofOurs(it).stream())
                .findFirst()
                .or(() -> chain.reversed().stream()
                        .flatMap(it -> ofOthers(it).stream())
                        .findFirst());
    }

    /** The sentence for any failure. */
    static String sentence(Throwable failure) {
        return foreseen(failure).orElseGet(() -> unforeseen(chain(failure).getLast()));
    }

    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    }

    /** Exceptions that stand for one cause, however they came about. */
    private static Optional<String> ofOurs(Throwable failure) {
        return switch (failure) {
            case StartRefused refused -> Optional.of(String.valueOf(refused.getMessage()));
            case UnusableDatabaseException database -> Optional.of(String.valueOf(database.getMessage()));
            case PortInUseException taken -> Optional.of(port(taken));
            case WebServerException server ->
                Optional.of("a port cannot be opened (" + said(chain(server).getLast())
                        + "): set PORT and MANAGEMENT_PORT to ports from 1024 on, which every user may open.");
            default -> Optional.empty();
        };
    }

    /** Spring reports every address that cannot be bound as a port in use. */
    private static String port(PortInUseException taken) {
        var cause = said(chain(taken).getLast());
        return cause.contains("assign requested address")
                ? "MANAGEMENT_ADDRESS is no address of this machine (" + cause + "): set it to one that is."
                : "port " + taken.getPort()
                        + " is taken by another program: stop that one, or set PORT or MANAGEMENT_PORT.";
    }

    /** Exceptions of the JDK and of drivers: the innermost one has the cause. */
    private static Optional<String> ofOthers(Throwable failure) {
        return switch (failure) {
            case SQLException database -> Optional.of(database(database));
            case MongoException mongo ->
                Optional.of("MongoDB cannot be used (" + said(mongo) + "): check MONGODB_URI, user and password.");
            case FileSystemException file ->
                Optional.of("the file or folder " + file.getFile() + " cannot be read or written (" + said(file)
                        + "): it must belong to the user who starts, on a disk that is writable and not full.");
            case IOException full
            when said(full).contains("No space left") ->
                Optional.of("a disk is full (" + said(full) + "): make room in DATA_DIR and in the temporary folder.");
            default -> Optional.empty();
        };
    }

    private static String database(SQLException failure) {
        if (SqlStates.isRefusedLogin(failure)) {
            return "PostgreSQL refuses user, password or database (" + said(failure)
                    + "): check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD.";
        }
        if (SqlStates.isForbidden(failure)) {
            return "PostgreSQL denies a permission (" + said(failure)
                    + "): grant CREATE on the database and on its schema public to DATABASE_USER.";
        }
        if (SqlStates.isReadOnly(failure)) {
            return "PostgreSQL takes no writes (" + said(failure) + "): DATABASE_URL must name the primary server.";
        }
        if (SqlStates.isFull(failure)) {
            return "PostgreSQL has no disk space, memory or connections left (" + said(failure)
                    + "): make room and start again.";
        }
        if (SqlStates.isAway(failure)
                || SqlStates.isLate(failure)
                || failure instanceof SQLTransientConnectionException) {
            return "PostgreSQL is slow or not ready and did not answer in time (" + said(failure)
                    + "): start again when it answers.";
        }
        return "PostgreSQL refused a statement (" + said(failure) + "): its own log has more.";
    }

    private static String unforeseen(Throwable root) {
        return "an unforeseen failure (" + root.getClass().getSimpleName() + ": " + said(root)
                + "): start again with LOGGING_LEVEL_COM_OGENSYNC_CONNECT_APP_START=debug to see its stack trace,"
                + " and report it.";
    }

    /** An exception's message on one line, short, and without passwords in URLs. */
    private static String said(Throwable failure) {
        var line = String.valueOf(failure.getMessage())
                .replaceAll("(?i)(password=)[^&\\s]*", "$1***")
                .replaceAll("://[^/\\s]*@", "://***@")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
