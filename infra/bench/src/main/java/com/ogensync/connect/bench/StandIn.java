package com.ogensync.connect.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A simulated WhatsApp server with phones, in its own process. The bridge's build creates it. */
final class StandIn implements Phones {

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String place;

    private StandIn(Process process, String place) {
        this.process = process;
        this.place = place;
    }

    /** Starts the program on a free loopback port. */
    static StandIn start(Path program) throws IOException {
        var process = new ProcessBuilder(program.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new StandIn(process, process.inputReader(StandardCharsets.UTF_8).readLine());
    }

    @Override
    public String name() {
        return "real protocol";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "PACING",
                "off",
                "WHATSAPP_GATEWAY",
                "multidevice",
                "WHATSAPP_TEST_SERVER",
                Callers.field(place, "url"),
                "WHATSAPP_TEST_ROOT",
                Callers.field(place, "root"));
    }

    @Override
    public void typeCode(int port, String code, String phone) throws IOException {
        control("code", "{\"code\":\"" + code + "\",\"number\":\"" + phone + "\"}");
    }

    /** Delays every acknowledgement. */
    void delayAcknowledgements(int millis) throws IOException {
        control("options", "{\"ack_delay_millis\":" + millis + "}");
    }

    private void control(String name, String order) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(Callers.field(place, "control") + name))
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("The simulated server refuses " + name + ": " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
    }
}
