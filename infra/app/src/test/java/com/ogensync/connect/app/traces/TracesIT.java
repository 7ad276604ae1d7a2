package com.ogensync.connect.app.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.app.traces.Collector.Span;
import com.ogensync.connect.reliability.child.ChildApp;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Checks the traces that a collector receives. */
class TracesIT {

    private static final String TO = "919876543299";
    private static final String TEXT = "A-secret-text";

    @Test
    void a_send_is_traced_from_request_to_whatsapp_without_personal_data() throws IOException {
        try (var collector = new Collector();
                var app = ChildApp.start("traces", Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address()))) {
            var ada = app.caller().registerLinked();
            var answer = app.caller().send(ada, "key-4711", TO, TEXT).expect(200);
            var message = Objects.requireNonNull(answer.messageId());
            app.caller().get("/api/messages/" + message, ada.token()).expect(200);
            app.caller().get("/nowhere/" + TO, ada.token()).expect(404);
            app.sigterm();
            app.exitStatus();

            var request = named(collector, "http post /api/send-message");
            var command = named(collector, "SendMessage");
            var handedOver = named(collector, "hand over to WhatsApp");
            assertThat(command.trace()).isEqualTo(request.trace());
            assertThat(handedOver.trace()).isEqualTo(request.trace());
            assertThat(request.parent()).isEmpty();
            assertThat(command.parent()).isEqualTo(request.id());
            assertThat(handedOver.parent()).isEqualTo(command.id());
            assertThat(request.attributes()).contains("status=200", "uri=/api/send-message");
            assertThat(handedOver.attributes()).contains("outcome=Acknowledged");
            assertThat(named(collector, "ReportMessageSent").trace()).isEqualTo(request.trace());
            assertThat(collector.everything())
                    .contains("ogensync-connect", "RegisterUser")
                    .doesNotContain(TO, TEXT, message, "key-4711", "Ada", "@example.com")
                    .doesNotContain(ada.id(), ada.phone(), ada.token());
        }
    }

    private static Span named(Collector collector, String name) {
        return collector.spans().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " in "
                        + collector.spans().stream().map(Span::name).distinct().toList()));
    }
}
