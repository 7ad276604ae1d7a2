package com.ogensync.connect.command.account;

import static com.ogensync.connect.command.Refusals.because;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.command.RegisterUser;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;

/** Registers users: stores the email claim and then the account, in one transaction. */
final class RegistrationDesk {

    private final Repository<EmailClaim> claims;
    private final Repository<Account> accounts;
    private final EventStore events;

    RegistrationDesk(Repository<EmailClaim> claims, Repository<Account> accounts, EventStore events) {
        this.claims = claims;
        this.accounts = accounts;
        this.events = events;
    }

    @CommandHandler
    void handle(RegisterUser command) throws Exception {
        if (events.lastSequenceNumberFor(command.emailClaim().toString()).isPresent()) {
            throw because(Refusal.EMAIL_ALREADY_REGISTERED);
        }
        claims.newInstance(() -> new EmailClaim(command));
        accounts.newInstance(() -> new Account(command));
    }
}
