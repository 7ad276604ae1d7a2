package com.ogensync.connect.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL writes about itself into postmaster.pid.
 *
 * @param state "starting", "stopping" or "ready"; empty in its first moments
 */
record PostmasterFile(Path folder, List<String> lines, long pid, String state) {

    /** Belongs to no process on any system. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE);

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

    /** The server of this folder that is running now. */
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
     * Whether the process that wrote it still runs. A dead one may have left its number to a stranger, or may be a
     * zombie that nobody collects (in a container, where we are the first process). PostgreSQL works in its data
     * folder, and Linux shows where a process works; elsewhere the program's name must do.
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
     * After a crash PostgreSQL refuses to start as long as any process has the number in this file, whoever it is. So
     * the number is taken out; the rest stays, as PostgreSQL needs it to see whether orphans of the crash still write.
     */
    void disown() throws IOException {
        var rest = lines.subList(1, lines.size());
        var text = NOBODY + "\n" + String.join("\n", rest) + (rest.isEmpty() ? "" : "\n");
        Files.writeString(file(folder), text);
    }

    private static Path file(Path folder) {
        return folder.resolve("postmaster.pid");
    }
}
