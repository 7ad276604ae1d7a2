package com.ogensync.connect.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The processes of PostgreSQL that work in a data folder, as Linux shows them. */
final class ServerProcesses {

    private ServerProcesses() {}

    /** A stranger's process cannot be looked at, nor one that is gone: neither is ours. Anything else is trouble. */
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
     * Ends what a killed server left behind: such orphans keep the folder's memory, and no server starts until they
     * end.
     */
    static void endOrphans(Path folder) {
        if (Platform.current().isLinux()) {
            ProcessHandle.allProcesses()
                    .filter(process -> worksIn(process.pid(), folder))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }
}
