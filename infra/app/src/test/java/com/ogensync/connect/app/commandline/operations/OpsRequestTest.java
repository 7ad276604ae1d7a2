package com.ogensync.connect.app.commandline.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.app.commandline.Typed;
import com.ogensync.connect.app.commandline.Words;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks the paths that commands request and the formats in which they print responses. */
class OpsRequestTest {

    private static final String PAGE = "{\"success\":true,\"data\":{\"sessions\":["
            + "{\"account\":\"a\",\"node\":null},{\"account\":\"b\",\"node\":\"n,1\"}],\"nextCursor\":\"c1\"}}";

    private final AtomicReference<String> target = new AtomicReference<>("");
    private HttpServer service;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            target.set(exchange.getRequestURI().toString());
            var answer = PAGE.getBytes(UTF_8);
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

    private Typed sessions(String... options) {
        var url = "http://127.0.0.1:" + service.getAddress().getPort();
        return new Words(Map.of("OPS_TOKEN", "token"))
                .typed(Stream.concat(Stream.of("ops", "session", "list", "--url", url), Stream.of(options))
                        .toArray(String[]::new));
    }

    @Test
    void options_become_an_encoded_query() {
        assertThat(sessions("--state", "a b&c", "--cursor", "x/y=").status()).isZero();
        assertThat(target.get()).isEqualTo("/ops/sessions?state=a%20b%26c&limit=100&cursor=x%2Fy%3D");
    }

    @Test
    void a_list_is_a_table_or_csv_or_the_response_itself() {
        assertThat(sessions().out().lines())
                .containsExactly("account  node", "a        -", "b        n,1", "More: --cursor c1");
        var csv = sessions("--format", "csv");
        assertThat(csv.out()).isEqualTo("account,node\r\na,\r\nb,\"n,1\"\r\n");
        assertThat(csv.err()).isEqualTo("More: --cursor c1\n");
        assertThat(sessions("--format", "json").out()).contains("\"nextCursor\" : \"c1\"");
    }
}
