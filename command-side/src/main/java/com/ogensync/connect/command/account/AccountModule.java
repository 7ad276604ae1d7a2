package com.ogensync.connect.command.account;

import com.ogensync.connect.command.EventSourced;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers accounts, email claims and the registration desk. */
public final class AccountModule implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer.configureAggregate(EventSourced.aggregate(Account.class));
        configurer.configureAggregate(EventSourced.aggregate(EmailClaim.class));
        configurer.registerComponent(Accounts.class, AccountModule::accounts);
        configurer.registerCommandHandler(
                c -> new RegistrationDesk(c.repository(EmailClaim.class), c.repository(Account.class), c.eventStore()));
    }

    private static Accounts accounts(Configuration configuration) {
        return new Accounts(configuration.repository(Account.class));
    }
}
