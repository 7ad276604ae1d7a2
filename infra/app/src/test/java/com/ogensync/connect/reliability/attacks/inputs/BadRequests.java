package com.ogensync.connect.reliability.attacks.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Generates invalid requests for all routes; the same seed generates the same requests. */
final class BadRequests {

    private static final String SEND = "/api/send-message";
    private static final int ONE_UNFINISHED_OF = 100;

    private final List<Route> routes;
    private final Set<String> known;
    private final String token;
    private final String poor;
    private final Random random;

    BadRequests(List<Route> routes, String token, String poor, long seed) {
        this.routes = List.copyOf(routes);
        this.known = routes.stream().map(it -> it.method() + " " + it.path()).collect(Collectors.toSet());
        this.token = token;
        this.poor = poor;
        this.random = new Random(seed);
    }

    List<BadRequest> make(int count) {
        var requests = new ArrayList<BadRequest>(count);
        for (var i = 0; i < count; i++) {
            requests.add(i % ONE_UNFINISHED_OF == 1 ? unfinished() : next());
        }
        return requests;
    }

    private BadRequest unfinished() {
        var target = aTarget(routes.stream().filter(Route::hasBody).toList());
        return BadFraming.unfinished(target, BadBodies.good(target));
    }

    private BadRequest next() {
        var target = aTarget(routes);
        var isSend = target.route().path().equals(SEND);
        return switch (random.nextInt(isSend ? 10 : target.route().isAimed() ? 8 : 6)) {
            case 0, 1 -> BadHeads.next(target, known);
            case 2 -> target.route().needsToken() ? token(target) : BadHeads.next(target, known);
            case 3, 4, 5 -> target.route().hasBody() ? BadBodies.next(target) : BadHeads.next(target, known);
            case 6 ->
                target.route().takesKey()
                        ? BadHeads.key(target, BadBodies.good(target))
                        : BadHeads.nowhere(target, BadBodies.good(target));
            case 7 -> isSend ? withoutDevice(target) : BadHeads.nowhere(target, BadBodies.good(target));
            default -> BadBodies.next(target);
        };
    }

    /** A text of 4,096 characters, which is valid, for an account without a device. */
    private BadRequest withoutDevice(Target target) {
        var text = random.nextBoolean() ? "x".repeat(4_096) : "\\ud83d\\ude00".repeat(4_096);
        var body = "{\"to\":\"919876543210\",\"message\":\"" + text + "\"}";
        var request = target.with(body, "Content-Type: application/json").replace(token, poor);
        return BadRequest.of("4,096 characters without a device", request, 409);
    }

    private BadRequest token(Target target) {
        var wrong = List.of("", "x", token.substring(1), token + "A", token.replace('.', ','), "\u00ff", poor + token);
        var request = target.head().replace(token, wrong.get(random.nextInt(wrong.size())));
        return BadRequest.of("token", request + "\r\n", 401);
    }

    private Target aTarget(List<Route> among) {
        return new Target(among.get(random.nextInt(among.size())), token, poor, random);
    }
}
