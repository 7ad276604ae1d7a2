package com.ogensync.connect.app.wiring;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.app.database.PostgresServer;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.app.settings.TestServerSettings;
import com.ogensync.connect.whatsapp.bridge.BridgeProgram;
import com.ogensync.connect.whatsapp.bridge.BridgeSettings;
import com.ogensync.connect.whatsapp.bridge.BridgeSupervisor;
import com.ogensync.connect.whatsapp.multidevice.MultideviceWhatsAppGateway;
import com.ogensync.connect.whatsapp.multidevice.SentTexts;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Connects to the real WhatsApp through the bridge. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnGateway.Multidevice.class)
class MultideviceConfiguration {

    @Bean
    BridgeSupervisor bridgeSupervisor(Settings settings, PostgresServer postgres, DataFolder folder) {
        var program = BridgeProgram.packed().orElseThrow(); // The settings are refused without a bridge.
        var database = BridgeDatabase.of(postgres.address());
        var test = settings.gateway().testServer();
        return new BridgeSupervisor(
                program,
                new BridgeSettings(
                        folder.folder("bridge"),
                        database.url(),
                        database.user(),
                        database.password(),
                        test.map(it -> it.address().toString()).orElse(""),
                        test.map(TestServerSettings::rootKey).orElse("")));
    }

    @Bean
    MultideviceWhatsAppGateway whatsAppGateway(
            BridgeSupervisor bridge, OpenMessages messages, Vault vault, Clock clock) {
        return new MultideviceWhatsAppGateway(bridge, new SentTexts(messages, vault), clock);
    }

    @Bean
    HealthIndicator whatsAppBridgeHealthIndicator(BridgeSupervisor bridge) {
        return new BridgeHealth(bridge);
    }

    @Bean
    MeterBinder bridgeGauges(BridgeSupervisor bridge, MultideviceWhatsAppGateway gateway) {
        return new BridgeGauges(bridge, gateway);
    }
}
