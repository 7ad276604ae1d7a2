package com.ogensync.connect.app.wiring;

import com.ogensync.connect.app.settings.Settings;
import com.ogensync.connect.rest.sandbox.SandboxWorld;
import com.ogensync.connect.whatsapp.sandbox.SandboxWhatsAppGateway;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The sandbox gateway and its simulated phones and network. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnGateway.Sandbox.class)
class SandboxConfiguration {

    @Bean
    SandboxWhatsAppGateway whatsAppGateway(Settings settings, Clock clock) {
        return new SandboxWhatsAppGateway(settings.stores().dataFolder(), clock);
    }

    @Bean
    SandboxWorld sandboxWorld(SandboxWhatsAppGateway gateway) {
        return new SandboxOutside(gateway.network());
    }
}
