package com.ogensync.connect.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events of a unit of work whose commit fails have no effect, although the handlers have received them before. */
class CommitTest {

    private final AtomicBoolean failing = new AtomicBoolean();
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    CommitTest() {
        var _ = node.configuration.commandBus().registerHandlerInterceptor((unitOfWork, chain) -> {
            if (failing.get()) {
                unitOfWork.onCommit(_ -> {
                    throw new IllegalStateException("The commit failed");
                });
            }
            return chain.proceed();
        });
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_message_that_was_not_committed_is_not_sent_and_not_counted() {
        node.linked(gateway);
        failing.set(true);
        assertThatThrownBy(() -> node.accept("never accepted")).hasMessage("The commit failed");
        failing.set(false);
        node.accept("accepted");
        gateway.awaitSent(1);
        assertThat(gateway.texts()).containsExactly("accepted");
        assertThat(node.state().openMessages()).isEqualTo(1);
    }
}
