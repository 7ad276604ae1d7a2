package com.ogensync.connect.whatsapp.connection;

import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers the sessions that this node owns, their leases, and the logout of orphaned devices. */
public final class ConnectionModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.registerComponent(AccountExecutor.class, ConnectionModule::accountExecutor);
        configurer.registerComponent(Sessions.class, Sessions::new);
        configurer.registerComponent(Leases.class, Leases::new);
        configurer.registerComponent(OrphanedDeviceLogout.class, OrphanedDeviceLogout::new);
    }

    /** Renews the leases early after a failed task, because a session could not be opened. */
    private static AccountExecutor accountExecutor(Configuration axon) {
        return new AccountExecutor(() -> axon.getComponent(Leases.class).retrySoon());
    }
}
