package com.ogensync.connect.command.operator;

import com.ogensync.connect.command.EventSourced;
import com.ogensync.connect.command.account.Accounts;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers operators and the operator desk. Requires {@link Accounts}. */
public final class OperatorModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(EventSourced.aggregate(Operator.class));
        configurer.configureAggregate(EventSourced.aggregate(Operation.class));
        configurer.registerCommandHandler(c -> new OperatorDesk(
                c.getComponent(Accounts.class),
                c.repository(Operator.class),
                c.repository(Operation.class),
                c.eventStore()));
    }
}
