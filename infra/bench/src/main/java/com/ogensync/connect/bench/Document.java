package com.ogensync.connect.bench;

/** docs/PERFORMANCE.md, written by the run that measured it. */
final class Document {

    private static final double BUSY = 0.5;

    private Document() {}

    static String of(Figures figures, Machine machine, Load load, double seconds) {
        var busy = Double.parseDouble(machine.loadBefore()) > BUSY
                ? "\n"
                        + "**The machine was busy with other things: take rates and times as lower bounds, and run it"
                        + " again.**\n"
                : "";
        var quick = load.quick() ? "\n**A quick run: fewer and shorter rounds, a shorter long history.**\n" : "";
        var options = Product.OPTIONS.isEmpty() ? "" : "\nThe packaged product ran with `" + Product.OPTIONS + "`.\n";
        return TEXT.replace("MACHINE", machine.description())
                .replace("SECONDS", "" + Math.round(seconds))
                .replace("LOAD", machine.loadBefore())
                .replace("NOTES\n", busy + quick + options)
                .replace("TABLE\n", figures.table())
                .replace("FACTS\n", figures.facts());
    }

    private static final String TEXT = """
        # Performance

        Written by `infra/bench/run`, not by hand. Rates depend on the machine; the ratios to simple things that were measured in the same run say more.

        Machine: MACHINE. The run took SECONDS s; the load just before it (one-minute average, 0 is a quiet machine) was LOAD. The product, PostgreSQL (fsync on), projections and the clients all shared these cores.
        NOTES

        ## Figures
        The median of the rounds counts; `rounds` says from where to where they went.

        TABLE

        ## What was measured
        FACTS

        ## How
        - **Raw INSERT and CRUD twin**: hand-written JDBC on the product's PostgreSQL, through the product's own pool of 20 connections. The twin is BEGIN, `UPDATE … balance - 1 … WHERE balance > 0`, INSERT message, COMMIT; each client has an account of its own.
        - **SendMessage commands**: the whole product in the benchmark's process, driven at its command gateway. A command is sealed and fingerprinted as the edge does it, and writes two events in one commit. For the ratio nobody follows the events, as nobody follows the twin's rows: hand-over, indexes and projections are stopped. *With all that follows* they run, and every message causes three more commands with commits of their own (sent, delivered, read) in the same seconds on the same cores.
        - **HTTP**: the packaged jar in a process of its own, `java -jar`, with higher limits and nothing else set; kept connections on loopback. A send waits for the sandbox's acknowledgement, so it is two commits until it is answered; delivered and read are two more, inside the same measurement.
        - **The no-op** is `POST /api/send-message` with a body that lacks `message`: it is authenticated, counted against its limit, read, parsed, and answered 400.
        - What is compared is measured by turns, after a warm-up that lasts until it gets no faster and the JVM's compilers rest.
        - **Projections behind a send**: how long a read of the account takes right after a send's answer. It waits until it has seen the send.
        - **The long account** sent one message; that message's events were then written again by SQL, with other names and a valid chain of hashes. The short accounts have about ten events when they begin. One client asks by turns.
        - **Replay**: projections are in memory, so each start makes all of them anew.
        - **Start**: from starting the process until GET /api/credits is answered 200. **Memory**: RSS of the JVM and PSS of PostgreSQL's processes, 8 s after the start.
        """;
}
