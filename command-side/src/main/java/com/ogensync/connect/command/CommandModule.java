package com.ogensync.connect.command;

import com.ogensync.connect.command.account.AccountModule;
import com.ogensync.connect.command.inbox.InboxModule;
import com.ogensync.connect.command.message.LateReports;
import com.ogensync.connect.command.message.MessageModule;
import com.ogensync.connect.command.operator.OperatorModule;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;

/** Brings everything that decides. */
public final class CommandModule implements ConfigurerModule {

    private final LateReports late;

    /** Reports that come after a message's final state are told to {@code late}. */
    public CommandModule(LateReports late) {
        this.late = late;
    }

    @Override
    public void configureModule(Configurer configurer) {
        new AccountModule().configureModule(configurer);
        new MessageModule(late).configureModule(configurer);
        new OperatorModule().configureModule(configurer);
        new InboxModule().configureModule(configurer);
    }
}
