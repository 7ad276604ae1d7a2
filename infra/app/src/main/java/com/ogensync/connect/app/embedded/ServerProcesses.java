package com.ogensync.connect.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** PostgreSQL processes whose working directory is a data folder (Linux only). */
final class ServerProcesses {

    private ServerProcesses() {}

    /** Returns whether the process is a PostgreSQL in this folder; false if it has ended or belongs to another user. */
    static boolean worksIn(long pid, Path folder) {
        var process = Path.of("/proc", Long.toString(pid));
        try {
            var workingFolder = Files.readSymbolicLink(process.resolve("cwd"));
            var program = Files.readSymbolicLink(process.resolve("exe")).getFileName();
            return workingFolder.equals(folder.toRealPath())
                    && program != null
                    && program.toString().startsWith("postgres");
        } catch (NoSuchFileException | AccessDeniedException notOurs) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Kills orphaned processes of a killed server, which keep its shared memory attached and prevent the next start.
     */
    static void endOrphans(Path folder) {
        if (Platform.current().isLinux()) {
            ProcessHandle.allProcesses()
                    .filter(process -> worksIn(process.pid(), folder))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }
}
