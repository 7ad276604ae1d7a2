package com.ogensync.connect.app.wiring;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.app.secrets.NodeName;
import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.app.traces.GatewayTraces;
import com.ogensync.connect.whatsapp.WhatsAppModule;
import com.ogensync.connect.whatsapp.WhatsAppSettings;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** WhatsApp, through the gateway that the settings choose. */
@Configuration(proxyBeanMethods = false)
class WhatsAppWiring {

    @Bean
    WhatsAppModule whatsAppModule(
            Settings settings,
            NodeName node,
            WhatsAppGateway gateway,
            LinkedSessions sessions,
            OpenMessages openMessages,
            Vault vault,
            Clock clock,
            ObjectProvider<GatewayTraces> traces) {
        var chosen = WhatsAppSettings.of(node.value(), settings.sending().ackTimeout());
        var traced = traces.stream().map(it -> it.of(gateway)).findFirst().orElse(gateway);
        return new WhatsAppModule(chosen, traced, sessions, openMessages, vault, clock);
    }
}
