package com.ogensync.connect.rest.account;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.rest.EventPositions.Index;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.security.Caller;
import com.ogensync.connect.rest.security.RecentCredentials;
import com.ogensync.connect.rest.security.TokenWriter;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replaces the token of an account. */
@RestController
final class TokenController {

    /** The replacement token. */
    record NewToken(String token) {
        @Override
        public String toString() {
            return "NewToken";
        }
    }

    private final Dispatch dispatch;
    private final RecentCredentials credentials;
    private final TokenWriter tokens;
    private final Clock clock;

    TokenController(Dispatch dispatch, RecentCredentials credentials, TokenWriter tokens, Clock clock) {
        this.dispatch = dispatch;
        this.credentials = credentials;
        this.tokens = tokens;
        this.clock = clock;
    }

    @PostMapping(path = "/api/token/regenerate", produces = MediaType.APPLICATION_JSON_VALUE)
    Success<NewToken> regenerate(Caller caller) {
        var at = Instants.toMillis(clock.instant());
        var replacement = new TokenId(UUID.randomUUID());
        dispatch.send(new RegenerateToken(caller.account(), caller.token(), replacement, Actor.USER, at));
        credentials.retire(caller.token());
        dispatch.awaitIndexed(caller.account(), Index.CREDENTIALS);
        return Success.of(
                "Token regenerated", new NewToken(tokens.write(caller.account(), replacement, List.of(Scope.API), at)));
    }
}
