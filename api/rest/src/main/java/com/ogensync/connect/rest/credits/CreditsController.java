package com.ogensync.connect.rest.credits;

import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.Views;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the balance of an account. */
@RestController
final class CreditsController {

    private static final AccountBalance NO_COINS = new AccountBalance(0, 0, 0);

    /** The balance in the form of a response. */
    record Credits(long credits, long creditsUsed, long messagesSent) {

        static Credits of(AccountBalance balance) {
            return new Credits(balance.credits(), balance.creditsUsed(), balance.messagesSent());
        }
    }

    private final Dispatch dispatch;

    CreditsController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @GetMapping(path = "/api/credits", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Success<Credits>> credits(Caller caller) {
        return Views.show(
                dispatch.<AccountBalance>read(
                        caller.account(), position -> new FindBalance(caller.account(), position)),
                NO_COINS,
                Credits::of);
    }
}
