package com.ogensync.connect.app.observability;

import static com.ogensync.connect.rest.envelope.AnswerHeaders.LOG_KEY;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Copies the request id to the metadata of commands and events, and sets it in the logging context whenever one of them
 * is handled, on any thread and at any later time.
 */
final class RequestTrail implements ConfigurerModule {

    /** Metadata key of the request id. */
    static final String METADATA = "requestId";

    @Override
    public void configureModule(Configurer configurer) {
        configurer.eventProcessing(
                processing -> processing.registerDefaultHandlerInterceptor((_, _) -> RequestTrail::withRequestId));
        configurer.onInitialize(axon -> axon.onStart(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, () -> register(axon)));
    }

    private static void register(Configuration axon) {
        var bus = axon.commandBus();
        var _ = bus.registerDispatchInterceptor(new Marking());
        var _ = bus.registerHandlerInterceptor(RequestTrail::withRequestId);
    }

    private static @Nullable Object withRequestId(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (!(unitOfWork.getMessage().getMetaData().get(METADATA) instanceof String id)) {
            return chain.proceed();
        }
        var outer = MDC.get(LOG_KEY);
        MDC.put(LOG_KEY, id);
        try {
            return chain.proceed();
        } finally {
            if (outer == null) {
                MDC.remove(LOG_KEY);
            } else {
                MDC.put(LOG_KEY, outer);
            }
        }
    }

    /** A class, because the interface also has a method for several messages. */
    private static final class Marking implements MessageDispatchInterceptor<CommandMessage<?>> {

        @Override
        public CommandMessage<?> handle(CommandMessage<?> command) {
            var id = MDC.get(LOG_KEY);
            return id == null ? command : command.andMetaData(Map.of(METADATA, id));
        }

        @Override
        public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
                List<? extends CommandMessage<?>> commands) {
            return (_, command) -> handle(command);
        }
    }
}
