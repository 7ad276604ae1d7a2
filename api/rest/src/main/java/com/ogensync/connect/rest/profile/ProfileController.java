package com.ogensync.connect.rest.profile;

import com.ogensync.connect.api.account.query.AccountProfile;
import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.Views;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the profile of an account's owner. */
@RestController
final class ProfileController {

    private final Dispatch dispatch;

    ProfileController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @GetMapping(path = "/api/account", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Success<Profile>> account(Caller caller) {
        return Views.find(
                dispatch.<AccountProfile>read(
                        caller.account(), position -> new FindProfile(caller.account(), position)),
                () -> EdgeException.unavailable("The data is not ready yet", 1),
                Profile::of);
    }
}
