package com.ogensync.connect.whatsapp.dispatch;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.outage.StoreFailures;
import com.ogensync.connect.runtime.timing.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonNonTransientException;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends this module's commands. Calls block, so callers should be virtual threads. */
public final class CommandSender {

    private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
    private static final int ATTEMPTS_MAX = 3;

    private final CommandGateway gateway;
    private final Semaphore permits;
    private final OutageLog outage;
    private final CountDownLatch stopped;

    /** @param atOnce the maximum number of concurrent reports */
    public CommandSender(Configuration configuration, int atOnce) {
        this(configuration.commandGateway(), atOnce, new OutageLog("Storing WhatsApp reports"), new CountDownLatch(1));
    }

    private CommandSender(CommandGateway gateway, int atOnce, OutageLog outage, CountDownLatch stopped) {
        this.gateway = gateway;
        this.permits = new Semaphore(atOnce);
        this.outage = outage;
        this.stopped = stopped;
    }

    /** Returns a sender with a separate limit of concurrent reports, which does not reduce the limit of this one. */
    public CommandSender withSeparateLimit(int atOnce) {
        return new CommandSender(gateway, atOnce, outage, stopped);
    }

    /**
     * Sends a command and returns its result. Transient failures, such as a concurrent write, are retried up to two
     * times; the last failure is thrown.
     */
    public <R> R send(Command command, Class<R> answer) {
        for (int failures = 0; ; failures++) {
            try {
                return answer.cast(gateway.sendAndWait(command));
            } catch (RuntimeException e) {
                if (isFinal(e) || failures + 1 == ATTEMPTS_MAX || pauseEndedByStop(failures)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Sends a command that must not be lost, and retries until it is stored or refused or this node stops.
     *
     * @param command called for each attempt
     * @return whether the command was stored
     */
    public boolean report(Supplier<? extends Command> command) {
        for (int failures = 0; !isStopped(); failures++) {
            try {
                sendWithPermit(command);
                outage.worked();
                return true;
            } catch (RuntimeException e) {
                if (isStopped()) {
                    return false; // The command bus is shut down, so this failure is not the command's.
                }
                if (isFinal(e)) {
                    logUnlessRefused(e);
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

    private void sendWithPermit(Supplier<? extends Command> command) {
        permits.acquireUninterruptibly();
        try {
            gateway.sendAndWait(command.get());
        } finally {
            permits.release();
        }
    }

    /** Stops all retries. */
    public void stop() {
        stopped.countDown();
    }

    /** Returns the refusal that the exception of a failed command carries, if any. */
    public static Optional<Refusal> refusalIn(Throwable failure) {
        return failure instanceof CommandExecutionException refused
                ? refused.<Object>getDetails().filter(Refusal.class::isInstance).map(Refusal.class::cast)
                : Optional.empty();
    }

    private static boolean isFinal(RuntimeException e) {
        return e instanceof IllegalArgumentException
                || refusalIn(e).isPresent()
                || (AxonNonTransientException.isCauseOf(e) && !isOutage(e));
    }

    /**
     * Whether the failure is a database outage. Axon classifies every SQL exception as non-transient, outages included;
     * only data exceptions (SQLSTATE class 22) and integrity violations (class 23) really are.
     */
    private static boolean isOutage(Throwable failure) {
        return StoreFailures.causes(failure)
                .anyMatch(cause -> cause instanceof SQLException e && !StoreFailures.hasState(e, "22", "23"));
    }

    private static void logUnlessRefused(RuntimeException e) {
        if (refusalIn(e).isEmpty()) {
            LOG.error("Could not store a WhatsApp report; it is dropped ({})", OutageLog.causes(e));
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
