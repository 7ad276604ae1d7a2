package com.ogensync.connect.app.traces;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Records a span per command, from its handler to the end of its commit. The span has the command's name and none of
 * its content.
 */
final class CommandTraces implements ConfigurerModule {

    private final ObservationRegistry observations;

    CommandTraces(ObservationRegistry observations) {
        this.observations = observations;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.onInitialize(axon -> axon.onStart(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, () -> {
            var _ = axon.commandBus().registerHandlerInterceptor(this::traced);
        }));
    }

    private @Nullable Object traced(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var name = unitOfWork.getMessage().getPayloadType().getSimpleName();
        var observation =
                Observation.start("command", observations).contextualName(name).lowCardinalityKeyValue("command", name);
        var scope = observation.openScope();
        unitOfWork.onRollback(it -> observation.error(it.getExecutionResult().getExceptionResult()));
        unitOfWork.onCleanup(_ -> {
            scope.close();
            observation.stop();
        });
        return chain.proceed();
    }
}
