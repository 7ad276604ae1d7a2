package com.ogensync.connect.reliability.attacks.inputs;

import com.ogensync.connect.reliability.attacks.wire.Envelope;
import com.ogensync.connect.reliability.attacks.wire.Wire;
import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** Sends invalid requests, each on a separate connection, and checks the responses. */
public final class InputAttack {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_UNFINISHED = Duration.ofSeconds(10);
    private static final int AT_ONCE = 16;

    private final int port;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();

    /** Creates an attack on the application at this port. */
    public InputAttack(int port) {
        this.port = port;
    }

    /**
     * Sends this many requests.
     *
     * @return all faults of the responses
     */
    public List<String> run(List<Route> routes, String token, String poor, long seed, int count) {
        var places = new Semaphore(AT_ONCE);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request : new BadRequests(routes, token, poor, seed).make(count)) {
                // Unfinished requests run without a permit, which they would hold for seconds.
                var place = request.isUnfinished() ? new Semaphore(1) : places;
                place.acquireUninterruptibly();
                clients.execute(() -> {
                    try {
                        attempt(request);
                    } finally {
                        place.release();
                    }
                });
            }
        }
        return List.copyOf(faults);
    }

    /** Returns the number of responses per status; 0 is a closed connection. */
    public Map<Integer, Long> statuses() {
        var counts = new TreeMap<Integer, Long>();
        statuses.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    private void attempt(BadRequest request) {
        var start = System.nanoTime();
        try (var wire = new Wire(port, PATIENCE)) {
            var answer = exchange(wire, request);
            var took = Duration.ofNanos(System.nanoTime() - start);
            statuses.computeIfAbsent(answer.map(WireAnswer::status).orElse(0), _ -> new LongAdder())
                    .increment();
            judge(request, answer, took).forEach(it -> note(request, answer, it));
        } catch (IOException | RuntimeException e) {
            note(request, Optional.empty(), "no response: " + e);
        }
    }

    /**
     * Reads the response even if writing fails, because a server may close the connection before the whole body is
     * sent.
     */
    private static Optional<WireAnswer> exchange(Wire wire, BadRequest request) throws IOException {
        try {
            wire.send(request.bytes());
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException stopped) {
            // The response is read below.
        }
        return wire.answer(request.isHead());
    }

    static List<String> judge(BadRequest request, Optional<WireAnswer> answer, Duration took) {
        if (request.isUnfinished() && took.compareTo(LONGEST_UNFINISHED) > 0) {
            return List.of("closed after " + took);
        }
        var status = answer.map(WireAnswer::status).orElse(BadRequest.CLOSED);
        if (!request.right().contains(status)) {
            return List.of(status + " instead of " + request.right());
        }
        return answer.filter(_ -> !request.isHead()).map(Envelope::faults).orElse(List.of());
    }

    private void note(BadRequest request, Optional<WireAnswer> answer, String fault) {
        var bytes = request.bytes().replaceAll("Bearer [^\r]{60,}", "Bearer ...");
        faults.add(request.kind() + ": " + fault + answer.map(it -> " " + it).orElse("") + " <- "
                + bytes.substring(0, Math.min(300, bytes.length())));
    }
}
