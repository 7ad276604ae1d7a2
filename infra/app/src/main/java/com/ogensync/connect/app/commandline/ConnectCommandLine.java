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

/** Parses the arguments of {@code java -jar ogensync-connect.jar} and runs the command they name. */
public final class ConnectCommandLine {

    /** Exit status: the command completed and found problems. */
    public static final int WRONG = 1;
    /** Exit status: the command could not be executed or parsed. */
    public static final int NOT_DONE = 2;

    /** U+FFFD, which the JVM substitutes for bytes that the locale's encoding cannot decode. */
    private static final char UNDECODED = '\uFFFD';

    private static final String LOGGING = "com/ogensync/connect/app/commandline/logging.xml";

    private ConnectCommandLine() {}

    /** Returns whether the arguments name a command; none, or only {@code --property=value}, start the service. */
    public static boolean isFor(String... arguments) {
        return !List.of(arguments).stream().allMatch(it -> it.matches("--[A-Za-z][A-Za-z0-9._-]*=.*"));
    }

    /** Runs the command as this process; returns the exit status. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        // Before the first logger is created: standard output is for results only.
        System.setProperty("logback.configurationFile", LOGGING);
        // Otherwise Spring would reconfigure logging and write its own lines among the results.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        var console = Console.ofProcess(out, err);
        try {
            return run(console, arguments);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    static int run(Console console, String... arguments) {
        var line = commandLine(console);
        if (Stream.of(arguments).anyMatch(it -> it.indexOf(UNDECODED) >= 0)) {
            console.err()
                    .println("An argument has characters that this locale cannot decode: set LC_ALL=C.UTF-8, or put"
                            + " the text into a UTF-8 file and pass it with an option such as --reason-file.");
            return NOT_DONE;
        }
        return arguments.length == 0 ? line.execute("--help") : line.execute(arguments);
    }

    static CommandLine commandLine(Console console) {
        var line = new CommandLine(ConnectCommand.class, factory(console));
        line.setOut(console.out());
        line.setErr(console.err());
        line.setUsageHelpLongOptionsMaxWidth(32);
        line.setUsageHelpWidth(110);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        addStandardOptions(line);
        line.setParameterExceptionHandler((wrong, _) -> reportParameterError(console, wrong));
        line.setExecutionExceptionHandler((failure, _, _) -> reportFailure(console, failure));
        return line;
    }

    /** Adds {@code --help} and {@code --version} to every command; a group without a subcommand prints its help. */
    private static void addStandardOptions(CommandLine line) {
        var spec = line.getCommandSpec();
        // A command that is a method declares them itself: picocli counts its parameters after the mixins.
        if (!(spec.userObject() instanceof Method)) {
            spec.mixinStandardHelpOptions(true);
        }
        spec.versionProvider(new BuildVersion());
        spec.usageMessage().sortOptions(false);
        line.getSubcommands().values().forEach(ConnectCommandLine::addStandardOptions);
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

    private static int reportParameterError(Console console, ParameterException wrong) {
        console.err().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, console.err());
        var name = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        console.err()
                .println(
                        "See: java -jar " + name.replaceFirst("^ogensync-connect", "ogensync-connect.jar") + " --help");
        return NOT_DONE;
    }

    private static int reportFailure(Console console, Exception failure) {
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
