package com.ogensync.connect.app.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads environment variables by name; a blank value means not set. */
final class Variables {

    /** U+FFFD, which replaces bytes that could not be decoded. */
    private static final String REPLACEMENT = "\uFFFD";

    private static final Pattern DURATION = Pattern.compile("\\d{1,9}(ms|s|m|h|d)");

    /** Returns a variable's value; null if it is not set. */
    @FunctionalInterface
    interface Source {
        @Nullable String get(String name);
    }

    private final Source source;
    private final Map<String, String> asked = new TreeMap<>();

    Variables(Source source) {
        this.source = source;
    }

    /** Reads raw values without resolving Spring placeholders, because a password may look like one. */
    static Variables of(ConfigurableEnvironment environment) {
        return new Variables(name -> {
            for (var properties : environment.getPropertySources()) {
                var value = properties.getProperty(name);
                if (value != null) {
                    return value.toString();
                }
            }
            return null;
        });
    }

    /** Returns the names that were read, each with its default as written in the environment, or an empty text. */
    Map<String, String> asked() {
        return asked;
    }

    Optional<String> text(String name) {
        return raw(name, "").map(String::strip);
    }

    Optional<Secret> secret(String name) {
        return raw(name, "").map(Secret::of);
    }

    String text(String name, String byDefault) {
        return raw(name, byDefault).map(String::strip).orElse(byDefault);
    }

    /** Reads a text that must satisfy a rule; the rule completes the sentence "NAME must be ...". */
    Optional<String> text(String name, Predicate<String> allowed, String rule) {
        return text(name).map(value -> checked(name, value, allowed, rule));
    }

    int number(String name, int byDefault, int min, int max) {
        var rule = "a whole number from " + min + " to " + max;
        return raw(name, Integer.toString(byDefault))
                .map(String::strip)
                .map(value -> checked(name, value, it -> it.matches("\\d{1,9}"), rule))
                .map(value -> checked(name, value, it -> between(Integer.parseInt(it), min, max), rule))
                .map(Integer::parseInt)
                .orElse(byDefault);
    }

    Duration duration(String name, String byDefault, String min, String max) {
        var rule = "a duration such as 500ms, 10s, 5m or 24h, from " + min + " to " + max;
        var value = text(name, byDefault);
        checked(name, value, it -> DURATION.matcher(it).matches(), rule);
        var duration = duration(value);
        checked(name, value, it -> between(duration, duration(min), duration(max)), rule);
        return duration;
    }

    boolean flag(String name, boolean byDefault) {
        var value = text(name, Boolean.toString(byDefault));
        return Boolean.parseBoolean(checked(name, value, List.of("true", "false")::contains, "true or false"));
    }

    <E extends Enum<E>> E choice(String name, E byDefault) {
        var choices = byDefault.getDeclaringClass().getEnumConstants();
        var names = Arrays.stream(choices).map(Variables::written).toList();
        var value = text(name, written(byDefault));
        checked(name, value, names::contains, String.join(" or ", names));
        return choices[names.indexOf(value)];
    }

    List<String> list(String name, Predicate<String> allowed, String rule) {
        return text(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> checked(name, value, allowed, rule))
                .toList();
    }

    private Optional<String> raw(String name, String byDefault) {
        asked.put(name, byDefault);
        return Optional.ofNullable(source.get(name))
                .filter(value -> !value.isBlank())
                .map(value -> readable(name, value));
    }

    /**
     * Refuses a text in which the JVM replaced bytes that the locale's encoding cannot decode; under the POSIX locale
     * these are all non-ASCII bytes. The original bytes cannot be recovered.
     */
    static String readable(String name, String value) {
        if (value.contains(REPLACEMENT)) {
            throw new StartRefused(name + " has characters that this locale cannot decode: set LC_ALL=C.UTF-8.");
        }
        return value;
    }

    private static String checked(String name, String value, Predicate<String> allowed, String rule) {
        if (!allowed.test(value)) {
            throw new StartRefused(name + " is '" + shortened(value) + "', but it must be " + rule + ".");
        }
        return value;
    }

    /**
     * Shortens an invalid value for the message; hides it if it contains an at sign, as a URL may contain a password.
     */
    private static String shortened(String value) {
        if (value.contains("@")) {
            return "(not shown)";
        }
        var printable = value.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "...";
    }

    private static boolean between(int value, int min, int max) {
        return value >= min && value <= max;
    }

    private static boolean between(Duration value, Duration min, Duration max) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }

    private static Duration duration(String value) {
        return DurationStyle.SIMPLE.parse(value);
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
