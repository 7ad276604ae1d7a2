package com.ogensync.connect.reliability.attacks.inputs;

import java.util.List;
import java.util.Set;

/** Invalid methods, paths, headers and parameters. */
final class BadHeads {

    private static final String[] METHODS = {
        "PUT", "PATCH", "TRACE", "BREW", "PROPFIND", "get", "Post", "CONNECT", "X", "M-SEARCH", "GETT", "DELETE", "POST"
    };
    private static final String[] MANGLINGS = {
        "/x",
        "/%2e%2e/ping",
        "%00",
        "%zz",
        "%",
        "\\",
        ";a=b",
        "/..;/",
        "//",
        "%ff",
        "%c0%af",
        "\u00e9",
        "|",
        "^",
        "`",
        "{",
        "}x",
        "%0d%0aX: y",
        "<script>",
        "/%2f%2f",
        "#x",
        "%25%30",
        "/.."
    };
    private static final String[] BROKEN_HEADERS = {
        "no colon",
        "A\u0001: b",
        "A\u0000: b",
        "Na me: x",
        "Content-Length: -1",
        "Content-Length: 1, 2",
        "Content-Length: 0x10",
        "Transfer-Encoding: chunked, chunked"
    };
    private static final String[] WRONG_PARAMETERS = {
        "",
        "0",
        "-1",
        "101",
        "1e3",
        "NaN",
        "%00",
        "%ff",
        "x".repeat(3000),
        "2026-13-01T00:00:00Z",
        "+1000000-01-01T00:00:00Z",
        "9999-99-99",
        "'; drop table event",
        "%d9%a3",
        "99999999999999999999",
        "null",
        "{}",
        "[]",
        "%f0%9f%98%80"
    };

    private static final String[] NOWHERE = {
        "x",
        "0",
        "-1",
        "%00",
        "%ff",
        "%F0%9F%98%80",
        "%d9%a3",
        "null",
        "*",
        "$where",
        "p-",
        "i-1",
        "p-99999999999999999999",
        "p-65a1b2c3d4e5f60718293a4b",
        "00000000-0000-0000-0000-000000000000",
        "00000000-0000-4000-8000-000000000009",
        "account:00000000-0000-4000-8000-000000000009",
        "{x}",
        "a".repeat(3000),
        "Balances",
        "balances%20",
        "balances%0a"
    };

    private BadHeads() {}

    static BadRequest next(Target target, Set<String> known) {
        return switch (target.random().nextInt(9)) {
            case 0, 1 -> method(target, known);
            case 2, 3 -> path(target);
            case 4 ->
                BadRequest.of("long header", target.head("X-Long: " + target.letters(length(target))) + "\r\n", 431);
            case 5 -> BadRequest.of("long line", longLine(target), 414);
            case 6 -> BadRequest.of("broken header", target.head(target.oneOf(BROKEN_HEADERS)) + "\r\n", 400);
            case 7 -> version(target);
            default -> target.route().query().isEmpty() ? method(target, known) : parameter(target);
        };
    }

    private static BadRequest method(Target target, Set<String> known) {
        var path = target.route().path();
        var method = target.random().nextInt(20) == 0 ? target.letters(2000) : target.oneOf(METHODS);
        if (known.contains(method + " " + path)) {
            method = "PUT";
        }
        return BadRequest.of("method", target.headOf(method, target.route().pathWith("x")) + "\r\n", 405, 400);
    }

    private static BadRequest path(Target target) {
        var path = target.route().pathWith("x");
        var cut = 1 + target.random().nextInt(path.length());
        var mangling = target.oneOf(MANGLINGS);
        // Appended at the end, because in the middle it might form another existing path.
        var mangled = target.random().nextBoolean() ? path + mangling : path.substring(0, cut) + mangling;
        return BadRequest.of("path", target.headOf(target.route().method(), mangled) + "\r\n", 400, 404, 405);
    }

    private static String longLine(Target target) {
        var path = target.route().pathWith("x") + "?" + target.letters(length(target));
        return target.headOf(target.route().method(), path) + "\r\n";
    }

    private static int length(Target target) {
        return 8_192 + target.random().nextInt(60_000);
    }

    private static BadRequest version(Target target) {
        var version = target.oneOf(new String[] {"HTTP/9.9.9", "HTTP", "HTTQ/1.1", "1.1", "HTTP/1.1.1", "HTTP/one"});
        var head = target.head().replaceFirst("HTTP/1.1", version);
        return BadRequest.of("version", head + "\r\n", 400);
    }

    private static BadRequest parameter(Target target) {
        var all =
                target.route().parameters().stream().filter(Parameter::isQuery).toList();
        var parameter = all.get(target.random().nextInt(all.size()));
        var name = parameter.name();
        var query = target.random().nextInt(4) == 0
                ? name + "=20&" + name + "=20"
                : name + "=" + wrong(target, parameter).replace(' ', '+');
        var path = target.route().pathWith("x") + "?" + query;
        return BadRequest.of("parameter " + name, target.headOf("GET", path) + "\r\n", 400);
    }

    private static String wrong(Target target, Parameter parameter) {
        var value = target.oneOf(WRONG_PARAMETERS);
        return parameter.takes(value) ? "-" + value : value;
    }

    /** A valid body for a missing object. */
    static BadRequest nowhere(Target target, String body) {
        var path = target.route().elsewhere(target.oneOf(NOWHERE));
        var head = target.headOf(target.route().method(), path, "Content-Type: application/json");
        var request = head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        return BadRequest.of("nowhere", request, 400, 404);
    }

    /** Invalid idempotency keys with a valid body. */
    static BadRequest key(Target target, String body) {
        var keys = List.of("", "\u00e9", "a".repeat(256), "a\tb", "a\r\nIdempotency-Key: b");
        var key = "Idempotency-Key: " + keys.get(target.random().nextInt(keys.size()));
        return BadRequest.of("key", target.with(body, "Content-Type: application/json", key), 400);
    }
}
