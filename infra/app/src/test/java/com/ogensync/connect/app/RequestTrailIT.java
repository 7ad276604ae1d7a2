package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.reliability.child.Account;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** Follows a request id from the header to the events and to every log line. */
@ExtendWith(OutputCaptureExtension.class)
class RequestTrailIT extends WholeSystem {

    private static final Logger LOG = LoggerFactory.getLogger(RequestTrailIT.class);
    private static final String TO = "919876543210";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CommandBus commands;

    @Autowired
    private EventStore events;

    @Autowired
    private EventProcessingConfiguration processing;

    @Test
    void every_event_of_a_request_has_its_id() {
        var ada = caller.registerLinked();
        var id = "trail-" + UUID.randomUUID();
        var message = sent(ada, id);

        assertThat(idsOf("account:" + ada.id())).last().isEqualTo(id);
        await().untilAsserted(() -> assertThat(idsOf("message:" + ada.id() + ":" + message))
                .as("accepted and sent have the request's id; delivered and read have none")
                .containsExactlyInAnyOrder(id, id, "", ""));
    }

    @Test
    void every_log_line_of_commands_and_event_handlers_has_the_request_id(CapturedOutput output) throws Exception {
        var ada = caller.registerLinked();
        var id = "trail-" + UUID.randomUUID();
        try (var _ = commands.registerHandlerInterceptor(logging("A command is handled", SendMessage.class));
                var _ = projections().registerHandlerInterceptor(logging("Projected", MessageEvent.class))) {
            var _ = sent(ada, id);
            await().until(() -> output.getOut().contains("Projected"));
        }

        LOG.info("Logged outside of a request");

        assertThat(output.getOut())
                .contains(id + " A command is handled", id + " Projected", "INFO  Logged outside of a request");
    }

    @Test
    void tracing_is_not_loaded_without_a_collector() {
        assertThat(context.getBeanDefinitionNames())
                .contains("requestTrail")
                .noneMatch(it -> it.toLowerCase(Locale.ROOT).matches(".*(opentelemetry|tracer|traces).*"));
    }

    private String sent(Account account, String id) {
        var answer = caller.post(
                        "/api/send-message",
                        account.token(),
                        Map.of("to", TO, "message", "Hello"),
                        Map.of("X-Request-Id", id))
                .expect(200);
        return Objects.requireNonNull(answer.messageId());
    }

    private List<String> idsOf(String stream) {
        return events.readEvents(stream).asStream().map(RequestTrailIT::idOf).toList();
    }

    private static String idOf(DomainEventMessage<?> event) {
        return (String) event.getMetaData().getOrDefault("requestId", "");
    }

    private EventProcessor projections() {
        return processing.eventProcessors().values().stream()
                .filter(processor -> processor.getName().startsWith("projections"))
                .findFirst()
                .orElseThrow();
    }

    private static MessageHandlerInterceptor<Message<?>> logging(String what, Class<?> about) {
        return (UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain) -> {
            if (about.isAssignableFrom(unitOfWork.getMessage().getPayloadType())) {
                LOG.info(what);
            }
            return chain.proceed();
        };
    }
}
