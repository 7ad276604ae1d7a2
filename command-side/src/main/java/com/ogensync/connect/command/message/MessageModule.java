package com.ogensync.connect.command.message;

import com.ogensync.connect.command.EventSourced;
import com.ogensync.connect.command.account.Accounts;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers messages and the message desk. Requires {@link Accounts}. */
public final class MessageModule implements ConfigurerModule {

    private final LateReports lateReports;

    /** Creates the module. {@code lateReports} counts reports that arrive after a message's final state. */
    public MessageModule(LateReports lateReports) {
        this.lateReports = lateReports;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(EventSourced.aggregate(Message.class));
        configurer.registerComponent(LateReports.class, _ -> lateReports);
        configurer.registerCommandHandler(c -> new MessageDesk(
                c.getComponent(Accounts.class), c.repository(Message.class), c.eventStore(), lateReports));
    }
}
