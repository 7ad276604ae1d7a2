package com.ogensync.connect.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.api.account.event.EmailClaimed;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** One email address's claim. It is made once; of two at once the event store lets one pass. */
@Revision("1")
@AggregateRoot
final class EmailClaim {

    @SuppressWarnings("UnusedVariable") // Axon reads it.
    @AggregateIdentifier
    private EmailClaimId emailClaim;

    /** For Axon, before it replays the claim. */
    EmailClaim() {}

    EmailClaim(RegisterUser command) {
        apply(new EmailClaimed(command.emailClaim(), command.accountId(), command.at()));
    }

    @EventSourcingHandler
    void on(EmailClaimed event) {
        emailClaim = event.emailClaim();
    }
}
