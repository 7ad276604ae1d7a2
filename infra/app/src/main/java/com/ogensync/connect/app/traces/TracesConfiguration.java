package com.ogensync.connect.app.traces;

import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Tracing of commands and sends, if a collector is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracesConfiguration.ENDPOINT)
class TracesConfiguration {

    /** Spring Boot's property for the collector's address; set if a collector is configured. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    @Bean
    ConfigurerModule commandTraces(ObservationRegistry observations) {
        return new CommandTraces(observations);
    }

    @Bean
    GatewayTraces gatewayTraces(ObservationRegistry observations) {
        return new GatewayTraces(observations);
    }

    @Bean
    @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
    DiscreetTraces.OfRequests requestSpans(Tracer tracer, Propagator propagator) {
        return new DiscreetTraces.OfRequests(tracer, propagator);
    }

    @Bean
    @Order(MicrometerTracingAutoConfiguration.DEFAULT_TRACING_OBSERVATION_HANDLER_ORDER)
    DiscreetTraces.OfWork workSpans(Tracer tracer) {
        return new DiscreetTraces.OfWork(tracer);
    }

    /** Removes the requested path, which may contain personal data; the path template is kept. */
    @Bean
    ObservationFilter withoutPaths() {
        return context -> context.removeHighCardinalityKeyValue("http.url");
    }
}
