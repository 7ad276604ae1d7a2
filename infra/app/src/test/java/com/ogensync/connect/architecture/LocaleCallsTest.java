package com.ogensync.connect.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.PrintStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LocaleCallsTest {

    /** One call of each kind that the rule must find, including a lambda and a method reference. */
    @SuppressWarnings({"StringCaseLocaleUsage", "unused"})
    static final class Careless {
        List<Object> calls(PrintStream out) {
            UnaryOperator<String> reference = String::toUpperCase;
            UnaryOperator<String> lambda = it -> it.toLowerCase();
            return List.of(
                    String.format("%d", 1),
                    "%d".formatted(1),
                    out.printf("%d", 1),
                    DateTimeFormatter.ofPattern("uuuu"),
                    reference,
                    lambda);
        }
    }

    /** The same with a locale. */
    static final class Careful {
        List<Object> calls(PrintStream out) {
            return List.of(
                    String.format(Locale.ROOT, "%d", 1),
                    out.printf(Locale.ROOT, "%d", 1),
                    DateTimeFormatter.ofPattern("uuuu", Locale.ROOT),
                    "A".toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void every_call_without_a_locale_is_found() {
        assertThat(found(Careless.class)).hasSize(6);
        assertThat(found(Careful.class)).isEmpty();
    }

    private static List<String> found(Class<?> type) {
        return noClasses()
                .should()
                .accessTargetWhere(LocaleCalls.OF_THE_JVM)
                .evaluate(new ClassFileImporter().importClasses(type))
                .getFailureReport()
                .getDetails();
    }
}
