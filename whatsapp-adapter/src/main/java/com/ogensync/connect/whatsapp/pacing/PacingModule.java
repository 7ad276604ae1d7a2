package com.ogensync.connect.whatsapp.pacing;

import com.ogensync.connect.runtime.timing.Timer;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers the pacing of messages and the limit of new contacts. */
public final class PacingModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.registerComponent(NewContacts.class, NewContacts::new);
        configurer.registerComponent(Pacer.class, PacingModule::pacer);
    }

    private static Pacer pacer(Configuration axon) {
        return new Pacer(
                axon.getComponent(Pacing.class),
                axon.getComponent(RandomGenerator.class),
                axon.getComponent(Clock.class),
                axon.getComponent(Timer.class));
    }
}
