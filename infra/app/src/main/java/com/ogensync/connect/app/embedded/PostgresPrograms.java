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
 * Runs PostgreSQL's programs. They refuse to run as root; in that case they run as user nobody in a new user namespace.
 * They inherit only the environment variables that programs need, and no secrets.
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

    /** Exit status of a program, and the last output line that explains it. */
    record Result(int status, String reason) {
        boolean succeeded() {
            return status == 0;
        }
    }

    /** Returns the major version of these programs; empty if they do not run. */
    Optional<String> majorVersion() {
        var result = run("postgres", "--version");
        var version = VERSION.matcher(result.reason());
        return result.succeeded() && version.matches() ? Optional.of(version.group(1)) : Optional.empty();
    }

    Result run(String program, String... arguments) {
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
            return new Result(status, reason(Files.readString(log, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new StartRefused(
                    "PostgreSQL's program " + program
                            + " cannot be run on this machine: set DATABASE_URL to your own PostgreSQL.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start of PostgreSQL was interrupted.", e);
        }
    }

    /** Redirects the output to a file, because a server that outlives this process must not hold its pipe. */
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
                .orElse("no output");
    }
}
