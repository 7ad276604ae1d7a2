package com.ogensync.connect.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The contents of PostgreSQL's postmaster.pid.
 *
 * @param state "starting", "stopping" or "ready"; empty just after the start
 */
record PostmasterFile(Path folder, List<String> lines, long pid, String state) {

    /** A pid that no process has on any system. */
    private static final String NO_PROCESS = Integer.toString(Integer.MAX_VALUE);

    static Optional<PostmasterFile> in(Path folder) {
        try {
            var lines = Files.readAllLines(file(folder));
            return lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            folder,
                            lines,
                            Long.parseLong(lines.getFirst().strip()),
                            lines.size() < 8 ? "" : lines.get(7).strip()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the file of the server that is running on this folder. */
    static Optional<PostmasterFile> ofRunning(Path folder) {
        return in(folder).filter(PostmasterFile::isRunning);
    }

    boolean isReady() {
        return state.equals("ready");
    }

    Optional<Integer> port() {
        return lines.size() < 4 || !lines.get(3).strip().matches("\\d{1,5}")
                ? Optional.empty()
                : Optional.of(Integer.parseInt(lines.get(3).strip()));
    }

    /**
     * Returns whether the process that wrote the file is still running. The pid of a dead process may have been reused,
     * or the process may be a zombie (in a container without init). PostgreSQL's working directory is its data folder,
     * which can be checked on Linux; on other systems only the program's name is checked.
     */
    boolean isRunning() {
        var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        if (Platform.current().isLinux()) {
            return ServerProcesses.worksIn(pid, folder);
        }
        return process.get().info().command().map(it -> it.contains("postgres")).orElse(true);
    }

    /**
     * Replaces the pid in the file. After a crash PostgreSQL refuses to start while any process has this pid. The other
     * lines stay, because PostgreSQL uses them to detect orphaned processes that still write.
     */
    void disown() throws IOException {
        var rest = lines.subList(1, lines.size());
        var text = NO_PROCESS + "\n" + String.join("\n", rest) + (rest.isEmpty() ? "" : "\n");
        Files.writeString(file(folder), text);
    }

    private static Path file(Path folder) {
        return folder.resolve("postmaster.pid");
    }
}
