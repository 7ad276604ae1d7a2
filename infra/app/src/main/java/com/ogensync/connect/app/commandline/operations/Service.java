package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.CommandRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client for the operator endpoints of the running service. */
final class Service implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;

    Service(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** Sends a GET request and returns the response body. */
    JsonNode get(OpsPath path) {
        return answer(send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()));
    }

    /** Sends a POST request and returns the response body. */
    JsonNode post(OpsPath path, Map<String, ?> body, Map<String, String> headers) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        return answer(send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    /** Passes each event of an event stream to the consumer until the stream ends. */
    void follow(OpsPath path, Consumer<JsonNode> event) {
        var request = request(path).header("Accept", "text/event-stream").GET().timeout(Duration.ofHours(12));
        var response = send(request.build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200) {
                throw refused(response.statusCode(), lines.collect(Collectors.joining()));
            }
            lines.filter(line -> line.startsWith("data:"))
                    .forEach(line -> event.accept(JSON.readTree(line.substring(5))));
        }
    }

    private HttpRequest.Builder request(OpsPath path) {
        return HttpRequest.newBuilder(base.resolve(path.toString()))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new CommandRefused("No service responds at " + base + ". Check that it is running, or set --url.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefused("Interrupted.", e);
        }
    }

    private JsonNode answer(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw refused(response.statusCode(), response.body());
        }
        return JSON.readTree(response.body());
    }

    private static CommandRefused refused(int status, String body) {
        try {
            return new CommandRefused(JSON.readTree(body).path("error").asString() + " (" + status + ")");
        } catch (JacksonException other) {
            return new CommandRefused("The server at this URL is not OgenSync Connect (" + status + ").", other);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
