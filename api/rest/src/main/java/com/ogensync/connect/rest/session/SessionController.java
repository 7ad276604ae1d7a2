package com.ogensync.connect.rest.session;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.message.query.FindSendingLimits;
import com.ogensync.connect.api.message.query.SendingLimits;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.api.session.query.WhatsAppSessionView;
import com.ogensync.connect.rest.EventPositions.Index;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.Views;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.security.Caller;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the status of the WhatsApp link, and unlinks the device. */
@RestController
@RequestMapping(path = "/api/session", produces = MediaType.APPLICATION_JSON_VALUE)
final class SessionController {

    private static final Duration LIMITS_TIMEOUT = Duration.ofSeconds(5);

    private final Dispatch dispatch;
    private final Clock clock;

    SessionController(Dispatch dispatch, Clock clock) {
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @GetMapping("/status")
    ResponseEntity<Success<SessionStatus>> status(Caller caller) {
        var limits = dispatch.ask(new FindSendingLimits(caller.account()), SendingLimits.class, LIMITS_TIMEOUT);
        return Views.show(
                dispatch.<WhatsAppSessionView>read(
                        caller.account(), position -> new FindWhatsAppSession(caller.account(), position)),
                WhatsAppSessionView.NEVER_LINKED,
                view -> SessionStatus.of(view, limits));
    }

    @DeleteMapping
    Success<Void> unlink(Caller caller) {
        var at = Instants.toMillis(clock.instant());
        dispatch.send(new UnlinkWhatsApp(new SessionId(caller.account()), Actor.USER, at));
        dispatch.awaitIndexed(caller.account(), Index.LINKED_SESSIONS);
        return Success.saying("WhatsApp unlinked");
    }
}
