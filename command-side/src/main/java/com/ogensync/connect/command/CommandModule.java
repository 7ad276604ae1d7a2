package com.ogensync.connect.command;

import com.ogensync.connect.command.account.AccountModule;
import com.ogensync.connect.command.inbox.InboxModule;
import com.ogensync.connect.command.message.LateReports;
import com.ogensync.connect.command.message.MessageModule;
import com.ogensync.connect.command.operator.OperatorModule;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Registers all aggregates and command handlers. */
public final class CommandModule implements ConfigurerModule {

    private final LateReports lateReports;

    /** Creates the module. {@code lateReports} counts reports that arrive after a message's final state. */
    public CommandModule(LateReports lateReports) {
        this.lateReports = lateReports;
    }

    @Override
    public void configureModule(Configurer configurer) {
        new AccountModule().configureModule(configurer);
        new MessageModule(lateReports).configureModule(configurer);
        new OperatorModule().configureModule(configurer);
        new InboxModule().configureModule(configurer);
    }
}
