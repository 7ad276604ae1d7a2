package com.ogensync.connect.app.traces;

import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Records a span per message, from its hand-over to WhatsApp until WhatsApp's response. */
public final class GatewayTraces {

    private final ObservationRegistry observations;

    GatewayTraces(ObservationRegistry observations) {
        this.observations = observations;
    }

    /** Wraps a gateway so that its sends are traced. */
    public WhatsAppGateway of(WhatsAppGateway gateway) {
        return (WhatsAppGateway) Proxy.newProxyInstance(
                WhatsAppGateway.class.getClassLoader(),
                new Class<?>[] {WhatsAppGateway.class},
                (_, method, arguments) -> {
                    try {
                        return method.getName().equals("send")
                                ? traced(() -> (CompletableFuture<?>) method.invoke(gateway, arguments))
                                : method.invoke(gateway, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @FunctionalInterface
    private interface Sending {
        CompletableFuture<?> begun() throws ReflectiveOperationException;
    }

    private CompletableFuture<?> traced(Sending sending) throws ReflectiveOperationException {
        var observation = Observation.start("whatsapp.send", observations).contextualName("hand over to WhatsApp");
        try (var _ = observation.openScope()) {
            return sending.begun().whenComplete((outcome, failure) -> {
                observation.lowCardinalityKeyValue("outcome", kindOf(outcome));
                observation.stop();
            });
        } catch (ReflectiveOperationException | RuntimeException e) {
            observation.stop();
            throw e;
        }
    }

    private static String kindOf(@Nullable Object outcome) {
        return outcome instanceof SendOutcome known ? known.getClass().getSimpleName() : "Unknown";
    }
}
