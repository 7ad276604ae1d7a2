package com.ogensync.connect.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The benchmark: commands in this process, then the packaged product over HTTP, then with a long history. */
final class Benchmark {

    static final int CLIENTS = 64;

    private Benchmark() {}

    /** Arguments: the work folder, the product's jar, the document to write, the java program, optionally `--quick`. */
    public static void main(String[] arguments) throws Exception {
        var work = Path.of(arguments[0]);
        var document = Path.of(arguments[2]);
        var load = new Load(List.of(arguments).contains("--quick"));
        var machine = Machine.now();
        var begin = System.nanoTime();
        var figures = new Figures();
        var jar = Path.of(arguments[1]);
        var commands = phase(figures, "commands", () -> new InProcess(figures, load).run(work.resolve("in-process")));
        var overHttp = phase(
                figures,
                "packaged product",
                () -> new Packaged(figures, load, arguments[3], jar, work.resolve("packaged")).run());
        var complete = commands && overHttp;
        System.out.println("\n" + figures.table());
        if (complete) {
            Files.writeString(document, Document.of(figures, machine, load, (System.nanoTime() - begin) / 1e9));
            System.out.println("Written: " + document);
        }
        System.exit(complete ? 0 : 1);
    }

    private interface Phase {
        void run() throws Exception;
    }

    /**
     * Runs a phase and returns whether it succeeded. After a failure the next phase runs, but no document is written.
     */
    private static boolean phase(Figures figures, String name, Phase phase) {
        try {
            phase.run();
            return true;
        } catch (Exception e) {
            figures.fact(name, "**failed**: %s", e);
            e.printStackTrace();
            return false;
        }
    }
}
