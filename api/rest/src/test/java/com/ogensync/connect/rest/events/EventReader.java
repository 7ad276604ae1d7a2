package com.ogensync.connect.rest.events;

import com.ogensync.connect.rest.Edge;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client for server-sent events that reads block by block. */
final class EventReader implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    EventReader(Edge edge, Object token, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + "/api/events"))
                .header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The lines of the next block; none at the end of the stream. */
    List<String> block() throws IOException {
        var block = new ArrayList<String>();
        for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            block.add(line);
        }
        return block;
    }

    /** The id of the next block. */
    String id() throws IOException {
        return block().stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
