package com.ogensync.connect.rest.account;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.Vault.Purpose;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.rest.EventPositions.Index;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.limits.Limited;
import com.ogensync.connect.rest.limits.Policy;
import com.ogensync.connect.rest.security.TokenWriter;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registers accounts. */
@RestController
final class RegistrationController {

    /** The data of a registration response. */
    record Registered(String userId, String token, long credits) {
        @Override
        public String toString() {
            return "Registered[" + userId + "]";
        }
    }

    private final Dispatch dispatch;
    private final Vault vault;
    private final TokenWriter tokens;
    private final RestSettings settings;
    private final Clock clock;

    RegistrationController(Dispatch dispatch, Vault vault, TokenWriter tokens, RestSettings settings, Clock clock) {
        this.dispatch = dispatch;
        this.vault = vault;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    @Limited(Policy.REGISTRATIONS)
    @PostMapping(path = "/api/register", produces = MediaType.APPLICATION_JSON_VALUE)
    Success<Registered> register(@RequestBody RegisterRequest request, RequestId requestId) {
        var command = command(request, requestId);
        try {
            dispatch.send(command);
        } catch (EdgeException refused) {
            // The account was not created, so its keys are not needed.
            vault.erase(command.accountId(), Purpose.PROFILE);
            throw refused;
        }
        dispatch.awaitIndexed(command.accountId(), Index.CREDENTIALS);
        var token = tokens.write(command.accountId(), command.tokenId(), List.of(Scope.API), command.at());
        return Success.of(
                "Registration successful",
                new Registered(
                        command.accountId().uuid().toString(),
                        token,
                        settings.signupCoins().amount()));
    }

    private RegisterUser command(RegisterRequest request, RequestId requestId) {
        var account = new AccountId(UUID.randomUUID());
        var at = Instants.toMillis(clock.instant());
        return new RegisterUser(
                account,
                new EmailClaimId(vault.digest(DigestPurpose.EMAIL, EmailAddress.claimed(request.email()))),
                vault.seal(account, Purpose.PROFILE, at, request.name()),
                vault.seal(account, Purpose.PROFILE, at, request.email()),
                vault.seal(account, Purpose.PROFILE, at, request.phone()),
                new TokenId(UUID.randomUUID()),
                settings.signupCoins(),
                requestId,
                at);
    }
}
