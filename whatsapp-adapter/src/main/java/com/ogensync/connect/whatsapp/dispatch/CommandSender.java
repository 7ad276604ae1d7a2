package com.ogensync.connect.whatsapp.dispatch;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonNonTransientException;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends this module's commands. It blocks: its callers are virtual threads. */
public final class CommandSender {

    private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
    private static final int ASKED_MAX = 3;
    private static final int CAUSES_MAX = 20;

    private final CommandGateway gateway;
    private final Semaphore places;
    private final OutageLog outage;
    private final CountDownLatch stopped;

    /** Sends through the application's command gateway, so many reports at the same time. */
    public CommandSender(Configuration configuration, int atOnce) {
        this(
                configuration.commandGateway(),
                atOnce,
                new OutageLog("Storing what WhatsApp reported"),
                new CountDownLatch(1));
    }

    private CommandSender(CommandGateway gateway, int atOnce, OutageLog outage, CountDownLatch stopped) {
        this.gateway = gateway;
        this.places = new Semaphore(atOnce);
        this.outage = outage;
        this.stopped = stopped;
    }

    /** The same, with places of its own: what goes through it takes none from others. */
    public CommandSender beside(int atOnce) {
        return new CommandSender(gateway, atOnce, outage, stopped);
    }

    /**
     * Sends a command for its answer. A conflict with somebody else is tried again a few times; the last failure is
     * thrown.
     */
    public <R> R ask(Command command, Class<R> answer) {
        for (int failures = 0; ; failures++) {
            try {
                return answer.cast(gateway.sendAndWait(command));
            } catch (RuntimeException e) {
                if (isFinal(e) || failures + 1 == ASKED_MAX || pauseEndedByStop(failures)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Sends what must not be lost, until it is stored, refused, or this node stops.
     *
     * @param command made anew for each try
     * @return whether it was stored
     */
    public boolean report(Supplier<? extends Command> command) {
        for (int failures = 0; !isStopped(); failures++) {
            try {
                sendInPlace(command);
                outage.worked();
                return true;
            } catch (RuntimeException e) {
                if (isStopped()) {
                    return false; // Nobody handles commands any more, and that is no fault of this one.
                }
                if (isFinal(e)) {
                    tellUnlessRefused(e);
                    return false;
                }
                outage.failed(e);
                if (pauseEndedByStop(failures)) {
                    return false;
                }
            }
        }
        return false;
    }

    private void sendInPlace(Supplier<? extends Command> command) {
        places.acquireUninterruptibly();
        try {
            gateway.sendAndWait(command.get());
        } finally {
            places.release();
        }
    }

    /** Nothing is tried again any more. */
    public void stop() {
        stopped.countDown();
    }

    /** The refusal that a failed command carries. */
    public static Optional<Refusal> refusalIn(Throwable failure) {
        return failure instanceof CommandExecutionException refused
                ? refused.<Object>getDetails().filter(Refusal.class::isInstance).map(Refusal.class::cast)
                : Optional.empty();
    }

    private static boolean isFinal(RuntimeException e) {
        return refusalIn(e).isPresent() || (AxonNonTransientException.isCauseOf(e) && !isOutage(e));
    }

    /**
     * Axon takes for final whatever a database says, that it is away as well. Only what was wrong with the data is
     * (classes 22 and 23 of SQL's states).
     */
    private static boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES_MAX)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .anyMatch(state -> !state.startsWith("22") && !state.startsWith("23"));
    }

    private static void tellUnlessRefused(RuntimeException e) {
        if (refusalIn(e).isEmpty()) {
            LOG.error("A report cannot be stored and is dropped ({})", OutageLog.causes(e));
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private boolean pauseEndedByStop(int failures) {
        try {
            return stopped.await(PAUSES.pause(failures).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
