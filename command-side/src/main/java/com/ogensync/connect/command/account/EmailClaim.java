package com.ogensync.connect.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.api.account.event.EmailClaimed;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** The claim on an email address. It is created once: the event store rejects the second of two concurrent claims. */
@Revision("1")
@AggregateRoot
final class EmailClaim {

    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection.
    @AggregateIdentifier
    private EmailClaimId emailClaim;

    /** Used by Axon, before it replays the claim. */
    EmailClaim() {}

    EmailClaim(RegisterUser command) {
        apply(new EmailClaimed(command.emailClaim(), command.accountId(), command.at()));
    }

    @EventSourcingHandler
    void on(EmailClaimed event) {
        emailClaim = event.emailClaim();
    }
}
