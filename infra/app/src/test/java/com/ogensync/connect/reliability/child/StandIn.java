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

/** A WhatsApp server for tests, in a process of its own, with its phones. It outlives whatever is killed. */
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

    /** Whether it was built: without Go it is not. */
    public static boolean exists() {
        return Files.isExecutable(PROGRAM);
    }

    /** Starts it on a free port of loopback. */
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

    /** What makes the application use it. */
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

    /** The phone of that number scans a QR code. */
    public void scan(String qr, String number) {
        call("scan", Map.of("qr", qr, "number", number));
    }

    /** A pairing code is typed into the phone. */
    public void typeCode(String code, String number) {
        call("code", Map.of("code", code, "number", number));
    }

    /** The phone's owner removes a linked device there. */
    public void unlink(String number, int device) {
        call("unlink", Map.of("number", number, "device", device));
    }

    /** The devices linked to a phone: each with its number, and whether it is connected. */
    public JsonNode devices(String number) {
        return call("account", Map.of("number", number)).path("devices");
    }

    /** Somebody writes to a linked phone. */
    public void write(String from, String to, String text) {
        write(Map.of("from", from, "to", to, "text", text));
    }

    /** Somebody writes to a linked phone, something else than a text or from another kind of address. */
    public void write(Map<String, ?> letter) {
        call("write", letter);
    }

    /** What arrived at a number and could be read there. */
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

    /** Something goes wrong: see the stand-in's faults. */
    public void fault(Map<String, ?> fault) {
        call("fault", fault);
    }

    /** Nothing goes wrong any more. */
    public void clearFaults() {
        call("clear", Map.of());
    }

    /** Cuts every connection. */
    public void drop() {
        call("drop", Map.of());
    }

    /** The recipient could not read a message, and asks its sender for it again. */
    public void askAgain(String sender, String recipient, String id) {
        call("again", Map.of("number", sender, "from", recipient, "id", id));
    }

    /** Changes how it behaves from now on: see the stand-in's options. */
    public void options(Map<String, ?> options) {
        call("options", options);
    }

    /** Its counts since the start. */
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
                throw new AssertionError("The stand-in refuses " + name + ": " + answer.body());
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
