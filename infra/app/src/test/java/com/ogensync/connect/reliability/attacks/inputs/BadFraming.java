package com.ogensync.connect.reliability.attacks.inputs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Valid bodies with invalid framing: compressed, with broken chunks, with two lengths, or unfinished. */
final class BadFraming {

    private static final String JSON = "Content-Type: application/json";
    private static final String BOMB = gzip(20 * 1024 * 1024);
    private static final String[] CODINGS = {"gzip", "deflate", "br", "zstd", "gzip, gzip", "x"};

    private BadFraming() {}

    static BadRequest next(Target target, String body) {
        return switch (target.random().nextInt(9)) {
            case 0 -> {
                var coding = "Content-Encoding: " + target.oneOf(CODINGS);
                yield BadRequest.of("gzip bomb", target.with(BOMB, JSON, coding), 415);
            }
            case 1 -> BadRequest.of("compressed", target.with(body, JSON, "Content-Encoding: gzip"), 415);
            case 2 -> BadRequest.of("broken chunk", target.head(JSON, CHUNKED) + "\r\nzz\r\n" + body, 400);
            case 3 -> BadRequest.of("negative chunk", target.head(JSON, CHUNKED) + "\r\n-1\r\n" + body, 400);
            case 4 -> BadRequest.of("too many chunks", target.head(JSON, CHUNKED) + "\r\n" + chunks(target), 413);
            case 5 -> BadRequest.of("two lengths", target.head(JSON, "Content-Length: 1") + length(body) + body, 400);
            case 6 -> BadRequest.of("invalid length", target.head(JSON, "Content-Length: many") + "\r\n" + body, 400);
            case 7 ->
                BadRequest.of("unknown coding", target.head(JSON, "Transfer-Encoding: gzip") + "\r\n" + body, 400);
            default -> BadRequest.of("huge length", target.head(JSON, "Content-Length: 9999999999") + "\r\n{}", 413);
        };
    }

    /** Returns the beginning of a request that is never finished. */
    static BadRequest unfinished(Target target, String body) {
        var whole = target.head(JSON) + length(body) + body;
        var part = whole.substring(0, 1 + target.random().nextInt(whole.length() - 1));
        return BadRequest.of("never ending", part, BadRequest.CLOSED, 408);
    }

    private static final String CHUNKED = "Transfer-Encoding: chunked";

    private static String length(String body) {
        return "Content-Length: " + body.length() + "\r\n\r\n";
    }

    private static String chunks(Target target) {
        var chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
        return chunk.repeat(17 + target.random().nextInt(20)) + "0\r\n\r\n";
    }

    private static String gzip(int zeros) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(new byte[zeros]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
