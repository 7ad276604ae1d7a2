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

/** Says in one sentence why the application does not start; the stack trace is logged at debug level. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalReporter.class);

    private final boolean leftToCaller;

    RefusalReporter(@Nullable ConfigurableApplicationContext context) {
        leftToCaller = context != null && context.getEnvironment().containsProperty(Start.REPORTED_BY_CALLER);
    }

    /** Logging may not have begun, or may be for machines: this is for the person at the terminal, in UTF-8. */
    @Override
    @SuppressWarnings("SystemOut")
    public boolean reportException(Throwable failure) {
        LOG.debug("The start failed", failure);
        if (!leftToCaller) {
            new PrintWriter(System.err, true, UTF_8)
                    .println("OgenSync Connect does not start: " + StartFailures.sentence(failure));
        }
        return true;
    }
}
