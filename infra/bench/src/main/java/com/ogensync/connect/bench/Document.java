package com.ogensync.connect.bench;

/** Renders docs/PERFORMANCE.md. */
final class Document {

    private Document() {}

    static String of(Figures figures, Machine machine, Load load, double seconds) {
        var quick = load.quick() ? "\n**A quick run: fewer and shorter rounds, and a shorter long history.**\n" : "";
        var options = Product.OPTIONS.isEmpty() ? "" : "\nThe packaged product ran with `" + Product.OPTIONS + "`.\n";
        return TEXT.replace("MACHINE", machine.description())
                .replace("SECONDS", "" + Math.round(seconds))
                .replace("NOTES\n", quick + options)
                .replace("TABLE\n", figures.table())
                .replace("FACTS\n", figures.facts());
    }

    private static final String TEXT = """
        # Performance

        Written by `infra/bench/run`, not by hand. Absolute rates depend on the machine; the ratios to baselines of the same run are comparable.

        Machine: MACHINE. The run took SECONDS s, and other processes used less than 0.1 cores before each of its parts. The product, PostgreSQL (fsync on), projections and clients shared these cores.
        NOTES

        ## Figures
        A ratio is the median of its rounds; `rounds` is their range. A percentile is that of all rounds together.

        TABLE

        ## Facts
        FACTS

        ## Method
        - **Raw INSERT and CRUD twin** (the baselines): hand-written JDBC on the product's PostgreSQL, through the product's pool of 20 connections. The CRUD twin is BEGIN, `UPDATE … balance - 1 … WHERE balance > 0`, INSERT message, COMMIT. Each client has its own account.
        - **SendMessage commands**: the whole product in the benchmark's process, driven through its command gateway. A command is sealed and fingerprinted as by the edge, and stores two events in one commit. For the ratio the event processors are stopped (hand-over, indexes, projections), because nothing processes the CRUD twin's rows either. *With event processors running*, every message causes three more commands with their own commits (sent, delivered, read) at the same time on the same cores.
        - **Real protocol, sandbox**: the packaged product on a new data folder, with 20 linked sessions. The real protocol is that of the product's bridge, against a simulated WhatsApp server on the same cores. A message counts when its request was answered 200, after WhatsApp's acknowledgement. CPU per message is the CPU time of each product process in that period, including receipts and projections, divided by the messages. *One message a second* excludes the CPU time of the idle product.
        - **HTTP**: the packaged product (`bin/ogensync-connect`) in its own process, with raised limits and otherwise default settings; persistent connections on loopback. A send waits for the sandbox's acknowledgement, so it needs two commits before its response. Delivered and read are two more commits within the same measurement.
        - **No-op**: `POST /api/send-message` with a body that lacks `message`. It is authenticated, counted against its limit, read, parsed, and answered 400.
        - **Comparisons**: the compared rates are measured in alternate rounds, after a warm-up that lasts until the rate is stable and the JVM's compilers are almost idle.
        - **Projection lag**: the time of a read of the account right after the response to a send. The read waits until the projection contains the send.
        - **Long account**: an account that sent one message, whose events were then repeated by SQL with other ids and a valid chain of hashes. The short accounts have about ten events at the start. One client alternates between both.
        - **Replay**: the embedded projections are not durable, so each start rebuilds all of them.
        - **Start**: from the start of the process until GET /api/credits is answered 200. **Memory**: RSS of the JVM and PSS of PostgreSQL's processes, 8 s after the start.
        """;
}
