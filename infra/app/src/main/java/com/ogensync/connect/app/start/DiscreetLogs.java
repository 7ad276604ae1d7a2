package com.ogensync.connect.app.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Keeps request data out of the log at every level. Below WARN, libraries log what callers send: Spring and Reactor
 * Netty log paths with queries, headers and bodies, the PostgreSQL and MongoDB drivers log statements with values, and
 * Axon logs messages with payloads. Therefore only this application's own loggers write below WARN, regardless of
 * {@code DEBUG}, {@code TRACE} and {@code logging.level.*}. Installed as soon as Spring Boot has configured logging.
 */
final class DiscreetLogs implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String OWN = "com.ogensync.connect.";

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getTurboFilterList().stream().noneMatch(OwnDetails.class::isInstance)) {
            var filter = new OwnDetails();
            filter.setContext(context);
            filter.start();
            context.addTurboFilter(filter);
        }
    }

    /** Denies log events of libraries below WARN before they are formatted. */
    private static final class OwnDetails extends TurboFilter {

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] parameters,
                @Nullable Throwable failure) {
            return level.isGreaterOrEqual(Level.WARN) || logger.getName().startsWith(OWN)
                    ? FilterReply.NEUTRAL
                    : FilterReply.DENY;
        }
    }
}
