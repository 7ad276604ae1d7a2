package com.ogensync.connect.app.commandline;

import com.ogensync.connect.app.start.StartFailures;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the words behind {@code java -jar ogensync-connect.jar} and does what they say. */
public final class ConnectCommandLine {

    /** It was done, and something is wrong. */
    public static final int WRONG = 1;
    /** It could not be done, or was not understood. */
    public static final int NOT_DONE = 2;

    /** U+FFFD, which the JVM puts in place of bytes that the locale's encoding does not have. */
    private static final char UNDECODED = '\uFFFD';

    private static final String LOGGING = "com/ogensync/connect/app/commandline/logging.xml";

    private ConnectCommandLine() {}

    /** Whether these words are for the command line; none, or only {@code --property=value}, are for the service. */
    public static boolean isFor(String... words) {
        return !List.of(words).stream().allMatch(it -> it.matches("--[A-Za-z][A-Za-z0-9._-]*=.*"));
    }

    /** Does it, as this process, and gives the status that the process must end with. */
    public static int run(PrintStream out, PrintStream err, String... words) {
        // Before the first logger: results alone on the standard output.
        System.setProperty("logback.configurationFile", LOGGING);
        // Spring would set it up anew, and write its own lines among the results.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        var console = Console.ofProcess(out, err);
        try {
            return run(console, words);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    static int run(Console console, String... words) {
        var line = commandLine(console);
        if (Stream.of(words).anyMatch(it -> it.indexOf(UNDECODED) >= 0)) {
            console.err()
                    .println("An argument has characters that cannot be read in this locale: set LC_ALL=C.UTF-8, or put"
                            + " the text into a file in UTF-8 and name it with an option such as --reason-file.");
            return NOT_DONE;
        }
        return words.length == 0 ? line.execute("--help") : line.execute(words);
    }

    static CommandLine commandLine(Console console) {
        var line = new CommandLine(ConnectCommand.class, factory(console));
        line.setOut(console.out());
        line.setErr(console.err());
        line.setUsageHelpLongOptionsMaxWidth(32);
        line.setUsageHelpWidth(110);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        everywhere(line);
        line.setParameterExceptionHandler((wrong, _) -> notUnderstood(console, wrong));
        line.setExecutionExceptionHandler((failure, _, _) -> notDone(console, failure));
        return line;
    }

    /** {@code --help} and {@code --version} after every word; a group's own name shows its help. */
    private static void everywhere(CommandLine line) {
        var spec = line.getCommandSpec();
        // A word that is a method asks for them itself: its arguments are counted behind them.
        if (!(spec.userObject() instanceof Method)) {
            spec.mixinStandardHelpOptions(true);
        }
        spec.versionProvider(new BuildVersion());
        spec.usageMessage().sortOptions(false);
        line.getSubcommands().values().forEach(ConnectCommandLine::everywhere);
    }

    private static IFactory factory(Console console) {
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (var constructor : type.getDeclaredConstructors()) {
                    if (List.of(constructor.getParameterTypes()).equals(List.of(Console.class))) {
                        constructor.setAccessible(true);
                        return type.cast(constructor.newInstance(console));
                    }
                }
                return CommandLine.defaultFactory().create(type);
            }
        };
    }

    private static int notUnderstood(Console console, ParameterException wrong) {
        console.err().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, console.err());
        var name = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        console.err()
                .println(
                        "See: java -jar " + name.replaceFirst("^ogensync-connect", "ogensync-connect.jar") + " --help");
        return NOT_DONE;
    }

    private static int notDone(Console console, Exception failure) {
        var foreseen = failure instanceof CommandRefused
                ? Optional.ofNullable(failure.getMessage())
                : StartFailures.foreseen(failure)
                        .or(() -> Optional.of(failure)
                                .filter(IllegalStateException.class::isInstance)
                                .map(Throwable::getMessage));
        foreseen.ifPresentOrElse(console.err()::println, () -> failure.printStackTrace(console.err()));
        return NOT_DONE;
    }
}
