package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.query.ListAccountsOfPhone;
import com.ogensync.connect.rest.account.EmailAddress;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.operations.port.AccountDirectory;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.OperatorCaller;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Finds accounts by an exact email, phone number or id. Emails and phone numbers are looked up by digest, because they
 * are not stored in the clear.
 */
@RestController
@RequestMapping(path = "/ops/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
final class AccountsController {

    /** The accounts found. */
    record Found(List<AccountRow> accounts) {}

    private final AccountDirectory directory;
    private final KnownAccounts accounts;
    private final AccountOverviewAssembler overviews;
    private final Dispatch dispatch;
    private final Vault vault;

    AccountsController(
            AccountDirectory directory,
            KnownAccounts accounts,
            AccountOverviewAssembler overviews,
            Dispatch dispatch,
            Vault vault) {
        this.directory = directory;
        this.accounts = accounts;
        this.overviews = overviews;
        this.dispatch = dispatch;
        this.vault = vault;
    }

    @GetMapping
    Success<Found> find(OperatorCaller operator, Parameters parameters) {
        var email = parameters.text("email").map(text -> EmailAddress.require("email", text));
        var phone = parameters.number("phone");
        var id = parameters.text("id").map(text -> KnownAccounts.requireUuid("id", text));
        if (Stream.of(email, phone, id).filter(Optional::isPresent).count() != 1) {
            throw EdgeException.badRequest("Exactly one of email, phone and id must be given");
        }
        var found = Stream.of(
                        id.flatMap(accounts::find).stream(),
                        email.flatMap(this::ofEmail).stream(),
                        phone.stream().flatMap(this::ofPhone))
                .flatMap(matches -> matches);
        return Success.of(new Found(found.map(overviews::row).toList()));
    }

    @GetMapping("/{id}")
    ResponseEntity<Success<AccountOverview>> one(OperatorCaller operator, @PathVariable String id) {
        return overviews.show(accounts.require(id));
    }

    private Optional<AccountId> ofEmail(String email) {
        var claim = new EmailClaimId(vault.digest(DigestPurpose.EMAIL, EmailAddress.claimed(email)));
        return directory.ofEmail(claim);
    }

    private Stream<AccountId> ofPhone(String phone) {
        var digest = vault.digest(DigestPurpose.PHONE, phone);
        return dispatch.list(new ListAccountsOfPhone(digest), AccountId.class).stream();
    }
}
