package com.ogensync.connect.reliability.child;

import com.ogensync.connect.reliability.audit.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulated WhatsApp server with phones, in a separate process that no test kills. */
public final class StandIn implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path PROGRAM =
            Path.of("..", "..", "whatsapp-adapter", "bridge", "target", "standin", "standin");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonNode place;

    private StandIn(Process process, JsonNode place) {
        this.process = process;
        this.place = place;
    }

    /** Returns whether it was built, which requires Go. */
    public static boolean exists() {
        return Files.isExecutable(PROGRAM);
    }

    /** Starts it on a free loopback port. */
    public static StandIn start() {
        try {
            var process = new ProcessBuilder(
                            PROGRAM.toAbsolutePath().normalize().toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var line = process.inputReader(StandardCharsets.UTF_8).readLine();
            return new StandIn(process, JSON.readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the settings with which the application uses it. */
    public Map<String, String> settings() {
        return Map.of(
                "WHATSAPP_GATEWAY",
                "multidevice",
                "WHATSAPP_TEST_SERVER",
                place.path("url").asString(),
                "WHATSAPP_TEST_ROOT",
                place.path("root").asString(),
                "PACING",
                "off");
    }

    /** Scans a QR code with the phone of this number. */
    public void scan(String qr, String number) {
        call("scan", Map.of("qr", qr, "number", number));
    }

    /** Types a pairing code into the phone. */
    public void typeCode(String code, String number) {
        call("code", Map.of("code", code, "number", number));
    }

    /** Removes a linked device on the phone. */
    public void unlink(String number, int device) {
        call("unlink", Map.of("number", number, "device", device));
    }

    /** Returns the devices linked to a phone, by device number, with their connection state. */
    public JsonNode devices(String number) {
        return call("account", Map.of("number", number)).path("devices");
    }

    /** Sends a text to a linked phone. */
    public void write(String from, String to, String text) {
        write(Map.of("from", from, "to", to, "text", text));
    }

    /** Sends a message of another kind, or from another kind of address, to a linked phone. */
    public void write(Map<String, ?> letter) {
        call("write", letter);
    }

    /** Returns the messages that arrived at a number and could be decrypted. */
    public List<Delivery> messagesTo(String number) {
        var arrived = new ArrayList<Delivery>();
        for (var it : call("arrivals", Map.of("to", number))) {
            if (it.path("copies").asInt() > 0) {
                arrived.add(new Delivery(
                        it.path("id").asString(),
                        it.path("from").asString(),
                        it.path("to").asString(),
                        it.path("text").asString(),
                        it.path("copies").asInt()));
            }
        }
        return arrived;
    }

    /** Injects a fault of the simulated server. */
    public void fault(Map<String, ?> fault) {
        call("fault", fault);
    }

    /** Removes all injected faults. */
    public void clearFaults() {
        call("clear", Map.of());
    }

    /** Drops every connection. */
    public void drop() {
        call("drop", Map.of());
    }

    /** Sends a retry request for a message that the recipient could not decrypt. */
    public void askAgain(String sender, String recipient, String id) {
        call("again", Map.of("number", sender, "from", recipient, "id", id));
    }

    /** Changes the options of the simulated server. */
    public void options(Map<String, ?> options) {
        call("options", options);
    }

    /** Returns its counters since the start. */
    public JsonNode stats() {
        return call("stats", Map.of());
    }

    private JsonNode call(String name, Map<String, ?> order) {
        var request = HttpRequest.newBuilder(URI.create(place.path("control").asString() + name))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(order)))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("The simulated server refuses " + name + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
    }
}
