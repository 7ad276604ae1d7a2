package com.ogensync.connect.command.message;

import com.ogensync.connect.command.EventSourced;
import com.ogensync.connect.command.account.Accounts;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Brings messages and the message desk; needs the accounts. */
public final class MessageModule implements ConfigurerModule {

    private final LateReports late;

    /** Reports that come too late are told to {@code late}. */
    public MessageModule(LateReports late) {
        this.late = late;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(EventSourced.aggregate(Message.class));
        configurer.registerComponent(LateReports.class, _ -> late);
        configurer.registerCommandHandler(c ->
                new MessageDesk(c.getComponent(Accounts.class), c.repository(Message.class), c.eventStore(), late));
    }
}
