package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.settings.StartRefused;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs PostgreSQL's programs. They refuse to run as root: then they get a user namespace of their own, where they are
 * nobody. They inherit nothing of our environment but what programs need, so no secret of ours.
 */
final class PostgresPrograms {

    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "ComSpec");
    private static final Pattern VERSION = Pattern.compile(".*?(\\d+)\\.\\d+.*", Pattern.DOTALL);

    private final Path home;
    private final Path log;

    PostgresPrograms(Path home, Path logs) {
        this.home = home;
        this.log = logs.resolve("programs.log");
    }

    /** How a program ended, and the last thing it said that tells why. */
    record Ending(int status, String reason) {
        boolean well() {
            return status == 0;
        }
    }

    /** The major version of these programs; empty when they do not run. */
    Optional<String> majorVersion() {
        var ending = run("postgres", "--version");
        var version = VERSION.matcher(ending.reason());
        return ending.well() && version.matches() ? Optional.of(version.group(1)) : Optional.empty();
    }

    Ending run(String program, String... arguments) {
        var command = Stream.of(
                        LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.<String>of(),
                        List.of(home.resolve("bin")
                                .resolve(Platform.current().program(program))
                                .toString()),
                        List.of(arguments))
                .flatMap(List::stream)
                .toList();
        try {
            Files.deleteIfExists(log);
            var status = process(command).waitFor();
            return new Ending(status, reason(Files.readString(log, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new StartRefused(
                    "PostgreSQL's program " + program
                            + " cannot be run on this machine: set DATABASE_URL to a PostgreSQL of your own.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start of PostgreSQL was interrupted.", e);
        }
    }

    /** Its output goes to a file: a server that lives on must not hold a pipe of ours. */
    private Process process(List<String> command) throws IOException {
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    static String reason(String output) {
        var lines =
                output.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
        return lines.stream()
                .filter(it -> it.contains("FATAL:") || it.contains("error:") || it.contains("cannot be run as root"))
                .reduce((earlier, later) -> later)
                .or(() -> lines.stream().reduce((earlier, later) -> later))
                .map(it -> it.replaceFirst("^.*?(FATAL|error): *", ""))
                .orElse("it said nothing");
    }
}
