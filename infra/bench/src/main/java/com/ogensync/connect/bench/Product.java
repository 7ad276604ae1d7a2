package com.ogensync.connect.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged product in its own process, with embedded stores and default settings except for raised limits. */
final class Product implements AutoCloseable {

    /** JVM options in addition to those of the packaged start; none by default. */
    static final String OPTIONS =
            System.getenv().getOrDefault("PRODUCT_JVM", "").strip();

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    final int port;
    final double secondsToAnswer;
    private final Process process;
    private final Path data;

    private Product(Process process, int port, Path data, double secondsToAnswer) {
        this.process = process;
        this.port = port;
        this.data = data;
        this.secondsToAnswer = secondsToAnswer;
    }

    /**
     * Starts the product, and waits until it answers the given request.
     *
     * @param start the script that starts the packaged product
     */
    static Product start(Path start, Path data, Map<String, String> settings, String firstPath, String token)
            throws Exception {
        var port = freePort();
        var log = data.resolveSibling("product-" + port + ".log");
        var builder =
                new ProcessBuilder(start.toString()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.equals("DATABASE_URL"));
        builder.environment()
                .putAll(Map.of(
                        "PORT", "" + port,
                        "MANAGEMENT_PORT", "0",
                        "DATA_DIR", data.toString(),
                        "SIGNUP_COINS", "1000000",
                        "RATE_LIMIT_PER_MINUTE", "10000000",
                        "REGISTRATION_LIMIT_PER_MINUTE", "1000000",
                        "JAVA_OPTIONS", OPTIONS));
        builder.environment().putAll(settings);
        var begin = System.nanoTime();
        var process = startUntilShutdown(builder);
        var request = Http.get(firstPath, token);
        while (!answers(port, request)) {
            if (!process.isAlive() || System.nanoTime() - begin > START_TIMEOUT.toNanos()) {
                process.destroy();
                throw new IOException("The product did not start:\n" + Files.readString(log));
            }
            Thread.sleep(20);
        }
        return new Product(process, port, data, (System.nanoTime() - begin) / 1e9);
    }

    /** Starts a process that ends with the benchmark. */
    private static Process startUntilShutdown(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        } catch (IllegalStateException e) { // The benchmark is being stopped.
            end(process);
            throw e;
        }
        return process;
    }

    private static boolean answers(int port, byte[] request) {
        try (var http = new Http(port)) {
            return http.call(request).status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns the number of stored events. */
    long events() throws SQLException, IOException {
        try (var connection = connect();
                var select = connection.createStatement();
                var rows = select.executeQuery("select count(*) from event")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Returns the JVM's CPU time, in milliseconds. */
    long jvmCpuMillis() throws IOException {
        return Machine.cpuMillis(pid(), false);
    }

    /** Returns the CPU time of all PostgreSQL processes, including those that have ended, in milliseconds. */
    long postgresCpuMillis() throws IOException {
        var sum = 0L;
        for (var it : postgres().toList()) {
            sum += Machine.cpuMillis(it.pid(), true);
        }
        return sum;
    }

    /** Returns the CPU time of the WhatsApp bridge, in milliseconds; 0 if there is none. */
    long bridgeCpuMillis() throws IOException {
        var bridge = bridge();
        return bridge.isPresent() ? Machine.cpuMillis(bridge.get().pid(), false) : 0;
    }

    double jvmMegabytes() throws IOException {
        return megabytes(process.toHandle(), "status", "VmRSS:");
    }

    /** Returns the memory of the WhatsApp bridge; 0 if there is none. */
    double bridgeMegabytes() throws IOException {
        var bridge = bridge();
        return bridge.isPresent() ? megabytes(bridge.get(), "status", "VmRSS:") : 0;
    }

    private Optional<ProcessHandle> bridge() {
        return process.descendants()
                .filter(it -> it.info().command().orElse("").contains("bridge"))
                .findFirst();
    }

    /** Returns the memory of all PostgreSQL processes, with shared pages counted once. */
    double postgresMegabytes() throws IOException {
        var sum = 0.0;
        for (var it : postgres().toList()) {
            sum += megabytes(it, "smaps_rollup", "Pss:");
        }
        return sum;
    }

    private static double megabytes(ProcessHandle it, String file, String key) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + it.pid() + "/" + file))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    private Stream<ProcessHandle> postgres() throws IOException {
        var postmaster = Long.parseLong(postmasterFile().getFirst().strip());
        return ProcessHandle.of(postmaster).stream().flatMap(it -> Stream.concat(Stream.of(it), it.descendants()));
    }

    private List<String> postmasterFile() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    }

    Connection connect() throws SQLException, IOException {
        var password =
                Files.readString(data.resolve("secrets/database-password")).strip();
        var url = "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3).strip()
                + "/ogensync_connect?reWriteBatchedInserts=true";
        return DriverManager.getConnection(url, "ogensync", password);
    }

    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        process.destroy();
        if (process.onExit()
                .completeOnTimeout(process, 40, TimeUnit.SECONDS)
                .join()
                .isAlive()) {
            process.destroyForcibly();
        }
    }
}
