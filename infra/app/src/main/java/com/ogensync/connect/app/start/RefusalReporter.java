package com.ogensync.connect.app.start;

import com.ogensync.connect.app.settings.StartRefused;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one sentence why the application does not start, where a person can do something about it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalReporter implements SpringBootExceptionReporter {

    RefusalReporter(@Nullable ConfigurableApplicationContext context) {}

    /** Logging may not have begun, or may be for machines: this is for the person at the terminal. */
    @Override
    @SuppressWarnings("SystemOut")
    public boolean reportException(Throwable failure) {
        var sentence = sentence(failure);
        sentence.ifPresent(System.err::println);
        return sentence.isPresent();
    }

    static Optional<String> sentence(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(RefusalReporter::ofOne)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> ofOne(Throwable failure) {
        return switch (failure) {
            case StartRefused refused -> Optional.of("OgenSync Connect does not start: " + refused.getMessage());
            case PortInUseException taken ->
                Optional.of("OgenSync Connect does not start: port " + taken.getPort()
                        + " is taken by another program: stop that one, or set PORT or MANAGEMENT_PORT.");
            default -> Optional.empty();
        };
    }
}
