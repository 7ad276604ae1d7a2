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

/** Hands in what a browser says of the passkey that WhatsApp wants of some accounts before it links. */
@RestController
@RequestMapping(path = "/api/session/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
final class PasskeyController {

    private static final Duration LOOK_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(25);

    private final Dispatch dispatch;

    PasskeyController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @GetMapping
    Success<PasskeyStep> wanted(Caller caller) {
        return Success.of(dispatch.ask(new FindPasskeyStep(caller.account()), PasskeyStep.class, LOOK_PATIENCE));
    }

    @PostMapping
    Success<Void> answer(@RequestBody PasskeyAnswerRequest request, Caller caller) {
        require(
                dispatch.ask(
                        new AnswerPasskey(caller.account(), request.response()), PasskeyVerdict.class, ANSWER_PATIENCE),
                "response was not taken: it must be the browser's answer to the request of GET /api/session/passkey");
        return Success.saying("Passkey answered");
    }

    @PostMapping("/confirm")
    Success<Void> confirm(@RequestBody PasskeyCodeRequest request, Caller caller) {
        require(
                dispatch.ask(
                        new ConfirmPasskey(caller.account(), request.code()), PasskeyVerdict.class, ANSWER_PATIENCE),
                "code was not taken: it must be the code of GET /api/session/passkey, seen on the phone as well");
        return Success.saying("Passkey confirmed");
    }

    private static void require(PasskeyVerdict verdict, String notTaken) {
        switch (verdict) {
            case TAKEN -> {}
            case NOT_WANTED -> throw EdgeException.of(HttpStatus.CONFLICT, "WhatsApp does not ask for that now");
            case NOT_TAKEN -> throw EdgeException.badRequest(notTaken);
        }
    }
}
