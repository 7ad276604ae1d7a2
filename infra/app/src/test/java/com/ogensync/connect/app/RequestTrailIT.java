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

/** A request's id, from the header to the events and to every line of the log. */
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
    void a_request_names_every_event_that_comes_of_it() {
        var ada = caller.registerLinked();
        var id = "trail-" + UUID.randomUUID();
        var message = sent(ada, id);

        assertThat(idsOf("account:" + ada.id())).last().isEqualTo(id);
        await().untilAsserted(() -> assertThat(idsOf("message:" + ada.id() + ":" + message))
                .as("accepted and sent for the request; delivered and read for nobody's")
                .containsExactlyInAnyOrder(id, id, "", ""));
    }

    @Test
    void every_line_of_a_request_says_so_while_a_command_and_its_events_are_handled(CapturedOutput output)
            throws Exception {
        var ada = caller.registerLinked();
        var id = "trail-" + UUID.randomUUID();
        try (var _ = commands.registerHandlerInterceptor(saying("A command is handled", SendMessage.class));
                var _ = projector("messages").registerHandlerInterceptor(saying("Projected", MessageEvent.class))) {
            var _ = sent(ada, id);
            await().until(() -> output.getOut().contains("Projected"));
        }

        LOG.info("Said by nobody's request");

        assertThat(output.getOut())
                .contains(id + " A command is handled", id + " Projected", "INFO  Said by nobody's request");
    }

    @Test
    void nothing_of_traces_is_loaded_where_nobody_collects_them() {
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

    private EventProcessor projector(String name) {
        return processing.eventProcessor(name).orElseThrow();
    }

    private static MessageHandlerInterceptor<Message<?>> saying(String what, Class<?> about) {
        return (UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain) -> {
            if (about.isAssignableFrom(unitOfWork.getMessage().getPayloadType())) {
                LOG.info(what);
            }
            return chain.proceed();
        };
    }
}
