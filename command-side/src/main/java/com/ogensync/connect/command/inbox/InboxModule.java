package com.ogensync.connect.command.inbox;

import com.ogensync.connect.command.EventSourced;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers incoming messages and their command handler. */
public final class InboxModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(EventSourced.aggregate(InboxMessage.class));
        configurer.registerCommandHandler(c -> new InboxDesk(c.repository(InboxMessage.class), c.eventStore()));
    }
}
