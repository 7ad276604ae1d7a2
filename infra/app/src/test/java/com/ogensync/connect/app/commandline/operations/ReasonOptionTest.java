package com.ogensync.connect.app.commandline.operations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.app.commandline.Typed;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks how reasons get from the command line to the service. */
class ReasonOptionTest {

    private static final String REASON = "Störung für Łukasz";

    @TempDir
    private Path folder;

    private final AtomicReference<String> body = new AtomicReference<>("");
    private HttpServer service;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            body.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var answer = "{\"success\":true,\"data\":{}}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account grant ID 5",
                "account correct ID 7 5",
                "account disable ID",
                "account enable ID",
                "account token ID",
                "session unlink ID",
                "dead-letter discard ID"
            })
    void the_reason_is_read_from_a_utf_8_file(String words) throws IOException {
        var file = Files.writeString(folder.resolve("reason"), "\uFEFF" + REASON + "\n");

        var typed = typed(InputStream.nullInputStream(), words + " --reason-file " + file);

        assertThat(typed.status()).describedAs(typed.err()).isZero();
        assertThat(body.get()).contains("\"reason\":\"" + REASON + "\"");
    }

    @Test
    void the_reason_is_read_from_standard_input() {
        var typed = typed(new ByteArrayInputStream(REASON.getBytes(UTF_8)), "account disable ID --reason-file -");

        assertThat(typed.status()).describedAs(typed.err()).isZero();
        assertThat(body.get()).contains("\"reason\":\"" + REASON + "\"");
    }

    @Test
    void another_encoding_a_large_file_and_a_missing_reason_are_refused() {
        assertThat(typed(new ByteArrayInputStream("Störung".getBytes(ISO_8859_1)), "account disable ID --reason-file -")
                        .err())
                .isEqualTo("The file of --reason-file is not UTF-8.\n");
        assertThat(typed(new ByteArrayInputStream(new byte[100_000]), "account disable ID --reason-file -")
                        .err())
                .isEqualTo("The file of --reason-file is longer than 65536 bytes.\n");
        assertThat(typed(InputStream.nullInputStream(), "account disable ID --reason-file " + folder.resolve("none"))
                        .err())
                .startsWith("The file of --reason-file cannot be read");
        assertThat(typed(InputStream.nullInputStream(), "account disable ID").status())
                .isEqualTo(2);
        assertThat(typed(InputStream.nullInputStream(), "account disable ID --reason a --reason-file -")
                        .status())
                .isEqualTo(2);
        assertThat(body.get()).isEmpty();
    }

    private Typed typed(InputStream in, String words) {
        var url = "http://127.0.0.1:" + service.getAddress().getPort();
        return Typed.words(
                in,
                Map.of("OPS_TOKEN", "token"),
                Stream.of(("ops " + words + " --url " + url).split(" ")).toArray(String[]::new));
    }
}
