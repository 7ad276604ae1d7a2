package com.ogensync.connect.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Locale-dependent calls without a locale argument, which use the JVM's default locale. */
final class LocaleCalls {

    private static final String CONSTRUCTOR = "<init>";
    private static final Map<Class<?>, Set<String>> CALLS = Map.of(
            String.class,
            Set.of("format", "formatted", "toLowerCase", "toUpperCase"),
            PrintStream.class,
            Set.of("format", "printf"),
            PrintWriter.class,
            Set.of("format", "printf"),
            Formatter.class,
            Set.of(CONSTRUCTOR),
            DateTimeFormatter.class,
            Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedTime", "ofLocalizedDateTime"),
            DateTimeFormatterBuilder.class,
            Set.of("toFormatter"),
            NumberFormat.class,
            Set.of("getInstance", "getNumberInstance", "getIntegerInstance", "getPercentInstance"),
            MessageFormat.class,
            Set.of(CONSTRUCTOR, "format"),
            DecimalFormat.class,
            Set.of(CONSTRUCTOR),
            SimpleDateFormat.class,
            Set.of(CONSTRUCTOR));

    static final DescribedPredicate<JavaAccess<?>> OF_THE_JVM =
            DescribedPredicate.describe("is formatting in the JVM's locale", LocaleCalls::isOfTheJvm);

    private LocaleCalls() {}

    private static boolean isOfTheJvm(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && isListed(target)
                && target.getRawParameterTypes().stream().noneMatch(it -> it.isEquivalentTo(Locale.class));
    }

    private static boolean isListed(CodeUnitAccessTarget target) {
        return CALLS.entrySet().stream()
                .filter(it -> target.getOwner().isEquivalentTo(it.getKey()))
                .anyMatch(it -> it.getValue().contains(target.getName()));
    }
}
