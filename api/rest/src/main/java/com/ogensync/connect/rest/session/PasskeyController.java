package com.ogensync.connect.rest.session;

import com.ogensync.connect.api.session.query.AnswerPasskey;
import com.ogensync.connect.api.session.query.ConfirmPasskey;
import com.ogensync.connect.api.session.query.FindPasskeyStep;
import com.ogensync.connect.api.session.query.PasskeyStep;
import com.ogensync.connect.api.session.query.PasskeyVerdict;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.security.Caller;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Submits the passkey response that WhatsApp requires of some accounts before linking. */
@RestController
@RequestMapping(path = "/api/session/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
final class PasskeyController {

    private static final Duration STEP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(25);

    private final Dispatch dispatch;

    PasskeyController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @GetMapping
    Success<PasskeyStep> wanted(Caller caller) {
        return Success.of(dispatch.ask(new FindPasskeyStep(caller.account()), PasskeyStep.class, STEP_TIMEOUT));
    }

    @PostMapping
    Success<Void> answer(@RequestBody PasskeyAnswerRequest request, Caller caller) {
        require(
                dispatch.ask(
                        new AnswerPasskey(caller.account(), request.response()),
                        PasskeyVerdict.class,
                        RESPONSE_TIMEOUT),
                "response was rejected: it must answer the passkey request from GET /api/session/passkey");
        return Success.saying("Passkey response accepted");
    }

    @PostMapping("/confirm")
    Success<Void> confirm(@RequestBody PasskeyCodeRequest request, Caller caller) {
        require(
                dispatch.ask(
                        new ConfirmPasskey(caller.account(), request.code()), PasskeyVerdict.class, RESPONSE_TIMEOUT),
                "code was rejected: it must be the code from GET /api/session/passkey, which the phone shows as well");
        return Success.saying("Passkey confirmed");
    }

    private static void require(PasskeyVerdict verdict, String rejected) {
        switch (verdict) {
            case TAKEN -> {}
            case NOT_WANTED ->
                throw EdgeException.of(HttpStatus.CONFLICT, "WhatsApp is not waiting for this passkey step");
            case NOT_TAKEN -> throw EdgeException.badRequest(rejected);
        }
    }
}
