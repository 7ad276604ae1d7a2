package com.ogensync.connect.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The benchmark: messages through the simulated WhatsApp server and the sandbox, commands in this process, then the
 * packaged product over HTTP and with a long history.
 */
final class Benchmark {

    static final int CLIENTS = 64;

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_BUSY = 3;
    private static final String BUSY = "Other processes use this machine: these figures are not results.";

    private final Figures figures = new Figures();
    private final boolean busyAllowed;
    private boolean busy;
    private boolean complete = true;

    private Benchmark(boolean busyAllowed) {
        this.busyAllowed = busyAllowed;
    }

    /**
     * Arguments: the work folder, the script that starts the packaged product, the simulated WhatsApp server, the
     * document to write, optionally {@code --quick} and {@code --busy}.
     */
    public static void main(String[] arguments) throws Exception {
        var options = List.of(arguments);
        var document = Path.of(arguments[3]);
        var benchmark = new Benchmark(options.contains("--busy"));
        var machine = Machine.now();
        var load = new Load(options.contains("--quick"));
        var begin = System.nanoTime();
        benchmark.run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), load);
        System.out.println("\n" + benchmark.figures.table());
        if (benchmark.busy) {
            System.out.println(BUSY);
            System.exit(EXIT_BUSY);
        }
        if (!benchmark.complete) {
            System.exit(EXIT_FAILED);
        }
        Files.writeString(document, Document.of(benchmark.figures, machine, load, (System.nanoTime() - begin) / 1e9));
        System.out.println("Written: " + document);
        System.exit(0);
    }

    private void run(Path work, Path start, Path standIn, Load load) throws Exception {
        if (Files.isExecutable(standIn)) {
            phase(
                    "real protocol",
                    () -> MessagePath.throughProtocol(figures, load, start, work.resolve("protocol"), standIn));
        } else {
            figures.fact("real protocol", "not measured: the simulated server is built with Go, which is missing");
        }
        phase("sandbox", () -> MessagePath.throughSandbox(figures, load, start, work.resolve("sandbox")));
        phase("commands", () -> new InProcess(figures, load).run(work.resolve("in-process")));
        phase("packaged product", () -> new Packaged(figures, load, start, work.resolve("packaged")).run());
    }

    private interface Phase {
        void run() throws Exception;
    }

    /**
     * Runs a phase unless the machine is busy. After a failure or on a busy machine the following phases run as well,
     * if allowed, but no document is written.
     */
    private void phase(String name, Phase phase) throws Exception {
        busy |= Machine.isBusy();
        if (busy && !busyAllowed) {
            return;
        }
        try {
            phase.run();
        } catch (Exception e) {
            complete = false;
            figures.fact(name, "**failed**: %s", e);
            e.printStackTrace();
        }
    }
}
