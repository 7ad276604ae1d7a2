package com.ogensync.connect.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends requests to the running pages. */
@SpringBootTest(classes = PagesApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class HttpTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    /** Returns the origin of the pages. */
    protected String origin() {
        return "http://localhost:" + port;
    }

    /** Sends a request without body. */
    protected HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Sends a request; the headers are names and values in turn. */
    protected HttpResponse<byte[]> send(String method, String path, String json, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(origin() + path))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns the only value of a response header. */
    protected static String header(HttpResponse<?> response, String name) {
        var values = response.headers().allValues(name);
        if (values.size() != 1) {
            throw new AssertionError(name + " has the values " + values);
        }
        return values.getFirst();
    }

    /** Returns the body as text. */
    protected static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
