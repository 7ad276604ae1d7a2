package com.ogensync.connect.app.wiring;

import com.ogensync.connect.app.secrets.NodeName;
import com.ogensync.connect.app.settings.GatewayKind;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.app.traces.GatewayTraces;
import com.ogensync.connect.rest.Backlog;
import com.ogensync.connect.whatsapp.WhatsAppModule;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.sending.Receipts;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The WhatsApp module with the configured gateway. */
@Configuration(proxyBeanMethods = false)
class WhatsAppConfiguration {

    /** About ten seconds of work and ten megabytes. */
    private static final int RECEIPTS_MAX = 5000;

    private static final Duration STOP_GRACE = Duration.ofSeconds(4);

    @Bean
    WhatsAppModule whatsAppModule(
            Settings settings, NodeName node, WhatsAppGateway gateway, ObjectProvider<GatewayTraces> traces) {
        var chosen = new WhatsAppSettings(
                node.value(),
                settings.sending().ackTimeout(),
                STOP_GRACE,
                absenceCachedFor(settings.gateway().kind()),
                settings.gateway().pacing());
        var traced = traces.stream().map(it -> it.of(gateway)).findFirst().orElse(gateway);
        return new WhatsAppModule(chosen, traced);
    }

    @Bean
    Backlog backlog(org.axonframework.config.Configuration axon) {
        return () -> waitingReceipts(axon) >= RECEIPTS_MAX;
    }

    @Bean
    MeterBinder receiptGauge(org.axonframework.config.Configuration axon) {
        return metrics -> Gauge.builder("whatsapp.receipts.waiting", axon, WhatsAppConfiguration::waitingReceipts)
                .description("messages whose receipts are not stored yet")
                .register(metrics);
    }

    private static int waitingReceipts(org.axonframework.config.Configuration axon) {
        return axon.getComponent(Receipts.class).waiting();
    }

    /**
     * How long the fact that a number is not on WhatsApp is cached; zero in the sandbox, so that each send shows a
     * refund.
     */
    private static Duration absenceCachedFor(GatewayKind kind) {
        return kind == GatewayKind.SANDBOX ? Duration.ZERO : Duration.ofHours(1);
    }
}
