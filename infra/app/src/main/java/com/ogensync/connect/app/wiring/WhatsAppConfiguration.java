package com.ogensync.connect.app.wiring;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.app.secrets.NodeName;
import com.ogensync.connect.app.settings.GatewayKind;
import com.ogensync.connect.app.settings.PacingSettings;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.app.traces.GatewayTraces;
import com.ogensync.connect.rest.Backlog;
import com.ogensync.connect.whatsapp.WhatsAppModule;
import com.ogensync.connect.whatsapp.WhatsAppSettings;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.pacing.Contacts;
import com.ogensync.connect.whatsapp.pacing.Pacing;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The WhatsApp module with the configured gateway. */
@Configuration(proxyBeanMethods = false)
class WhatsAppConfiguration {

    /** About ten seconds of work and ten megabytes. */
    private static final int RECEIPTS_MAX = 5000;

    @Bean
    WhatsAppModule whatsAppModule(
            Settings settings,
            NodeName node,
            WhatsAppGateway gateway,
            LinkedSessions sessions,
            OpenMessages openMessages,
            Contacts contacts,
            Vault vault,
            Clock clock,
            ObjectProvider<GatewayTraces> traces) {
        var chosen = WhatsAppSettings.of(node.value(), settings.sending().ackTimeout())
                .with(
                        absenceCachedFor(settings.gateway().kind()),
                        pacing(settings.gateway().pacing()));
        var traced = traces.stream().map(it -> it.of(gateway)).findFirst().orElse(gateway);
        return new WhatsAppModule(chosen, traced, sessions, openMessages, contacts, vault, clock);
    }

    @Bean
    Backlog backlog(WhatsAppModule whatsApp) {
        return () -> whatsApp.waitingReceipts() >= RECEIPTS_MAX;
    }

    @Bean
    MeterBinder receiptGauge(WhatsAppModule whatsApp) {
        return metrics -> Gauge.builder("whatsapp.receipts.waiting", whatsApp, WhatsAppModule::waitingReceipts)
                .description("messages whose receipts are not stored yet")
                .register(metrics);
    }

    /**
     * How long the fact that a number is not on WhatsApp is cached; zero in the sandbox, so that each send shows a
     * refund.
     */
    private static Duration absenceCachedFor(GatewayKind kind) {
        return kind == GatewayKind.SANDBOX ? Duration.ZERO : Duration.ofHours(1);
    }

    private static Pacing pacing(PacingSettings chosen) {
        return new Pacing(chosen.on(), chosen.spacing(), chosen.newContactsPerDay(), chosen.warmupDays());
    }
}
