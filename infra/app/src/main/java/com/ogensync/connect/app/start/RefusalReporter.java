package com.ogensync.connect.app.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints one sentence with the reason of a failed start; the stack trace is logged at debug level. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalReporter.class);

    private final boolean reportedByCaller;

    RefusalReporter(@Nullable ConfigurableApplicationContext context) {
        reportedByCaller = context != null && context.getEnvironment().containsProperty(Start.REPORTED_BY_CALLER);
    }

    /** Prints to standard error in UTF-8, because logging may not be configured yet or may be JSON. */
    @Override
    @SuppressWarnings("SystemOut")
    public boolean reportException(Throwable failure) {
        LOG.debug("The start failed", failure);
        if (!reportedByCaller) {
            new PrintWriter(System.err, true, UTF_8)
                    .println("OgenSync Connect does not start: " + StartFailures.sentence(failure));
        }
        return true;
    }
}
