package com.ogensync.connect.bench;

import static com.ogensync.connect.bench.Benchmark.CLIENTS;

import com.ogensync.connect.bench.Load.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Alternates SendMessage commands and hand-written SQL, through the same pool on the same PostgreSQL. */
final class InProcess {

    private final Figures figures;
    private final Load load;

    InProcess(Figures figures, Load load) {
        this.figures = figures;
        this.load = load;
    }

    void run(Path data) throws Exception {
        Files.createDirectories(data);
        try (var commands = Commands.start(data.toString(), CLIENTS)) {
            var baselines = new Baselines(commands.pool());
            baselines.prepare(CLIENTS);
            var own = ProcessHandle.current().pid();
            load.warmUp(CLIENTS, 6, own, baselines::insert);
            load.warmUp(CLIENTS, 6, own, baselines::crudTwin);
            var warm = load.warmUp(CLIENTS, 90, own, commands::send);
            figures.fact("warm-up of commands", "%.0f s", warm);
            commands.settle();
            withEventProcessors(commands, baselines);
            commands.stopEventProcessors();
            load.warmUp(CLIENTS, 20, own, commands::send);
            withoutEventProcessors(commands, baselines);
        }
    }

    private void withEventProcessors(Commands commands, Baselines baselines) throws Exception {
        var twins = new ArrayList<Measured>();
        var sends = new ArrayList<Measured>();
        var behind = new ArrayList<Double>();
        for (var round = 0; round < load.rounds(CLIENTS); round++) {
            twins.add(load.round(CLIENTS, 1.5, baselines::crudTwin));
            sends.add(load.round(CLIENTS, 3, commands::send));
            behind.add(commands.settle());
        }
        figures.rates("SendMessage commands with event processors running, c=64", sends);
        figures.fact(
                "the same, relative to the CRUD twin",
                "%.2f×",
                Figures.median(Load.rates(sends)) / Figures.median(Load.rates(twins)));
        figures.fact(
                "until all receipts and projections of such a round are stored",
                "%.2f s",
                Figures.median(behind.stream().mapToDouble(it -> it).toArray()));
    }

    private void withoutEventProcessors(Commands commands, Baselines baselines) throws Exception {
        for (var clients : List.of(1, 16, CLIENTS)) {
            var inserts = new ArrayList<Measured>();
            var twins = new ArrayList<Measured>();
            var sends = new ArrayList<Measured>();
            for (var round = 0; round < load.rounds(clients); round++) {
                inserts.add(load.round(clients, 1.5, baselines::insert));
                twins.add(load.round(clients, 1.5, baselines::crudTwin));
                sends.add(load.round(clients, 3, commands::send));
            }
            figures.rates("raw INSERT with commit, c=" + clients, inserts);
            figures.rates("CRUD twin, c=" + clients, twins);
            figures.rates("SendMessage commands, c=" + clients, sends);
            if (clients == CLIENTS) {
                figures.ratio("SendMessage commands, c=64, relative to the CRUD twin", sends, twins, 0.8);
            }
        }
    }
}
