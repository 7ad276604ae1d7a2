package com.ogensync.connect.whatsapp.linking;

import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers link attempts and their query handlers. */
public final class LinkingModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.registerComponent(Linking.class, Linking::new);
        configurer.registerQueryHandler(axon -> axon.getComponent(Linking.class));
        configurer.registerQueryHandler(
                axon -> new Passkeys(axon.getComponent(Linking.class), axon.getComponent(WhatsAppGateway.class)));
    }
}
