package com.ogensync.connect.rest.session;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.session.query.AwaitLinkCode;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.api.session.query.LinkCode;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.RefusalAnswers;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links a WhatsApp device by QR code or by pairing code. */
@RestController
@RequestMapping(path = "/api/session", produces = MediaType.APPLICATION_JSON_VALUE)
final class LinkController {

    private static final Duration CODE_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration QUERY_TIMEOUT = CODE_TIMEOUT.plusSeconds(5);

    /** The QR code as a picture, and the status. */
    record Qr(boolean success, @Nullable String qr, String status) {
        @Override
        public String toString() {
            return "Qr[" + status + "]";
        }
    }

    /** The pairing code to enter on the phone. */
    record PairingCode(String code, @Nullable String expiresAt) {
        @Override
        public String toString() {
            return "PairingCode";
        }
    }

    private static final String EXPIRES_IN = "X-Code-Expires-In";

    private final Dispatch dispatch;
    private final Clock clock;

    LinkController(Dispatch dispatch, Clock clock) {
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /**
     * GET starts linking unless it is in progress. HEAD is safe (RFC 9110, 9.2.1): it answers without requesting a
     * code.
     */
    @GetMapping("/qr")
    ResponseEntity<Qr> qr(Caller caller, HttpMethod method) {
        if (method.equals(HttpMethod.HEAD)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).build();
        }
        var link = code(caller, null);
        var code = link.code();
        if (code == null || link.status() != ConnectionStatus.QR_READY) {
            return ResponseEntity.ok(
                    new Qr(true, null, shownWithoutCode(link.status()).text()));
        }
        var response = ResponseEntity.ok();
        if (link.expiresAt() != null) {
            response.header(EXPIRES_IN, Long.toString(secondsUntil(link.expiresAt())));
        }
        return response.body(new Qr(true, QrPicture.dataUrl(code), link.status().text()));
    }

    /** Rounds up to at least 1, so that a client that waits this long gets the next code. */
    private long secondsUntil(Instant expiresAt) {
        long millis = Duration.between(clock.instant(), expiresAt).toMillis();
        return Math.max(1, Math.ceilDiv(millis, 1000L));
    }

    @PostMapping("/pairing-code")
    Success<PairingCode> pairingCode(@RequestBody PairingCodeRequest request, Caller caller) {
        var link = code(caller, request.phone());
        if (link.status() == ConnectionStatus.CONNECTED) {
            throw RefusalAnswers.answer(Refusal.DEVICE_LINKED_ALREADY);
        }
        var code = link.code();
        if (code == null) {
            throw EdgeException.unavailable("WhatsApp did not provide a pairing code in time", 1);
        }
        var expiresAt = link.expiresAt();
        return Success.of(new PairingCode(code, expiresAt == null ? null : Instants.text(expiresAt)));
    }

    private LinkCode code(Caller caller, @Nullable String phone) {
        return dispatch.ask(new AwaitLinkCode(caller.account(), phone, CODE_TIMEOUT), LinkCode.class, QUERY_TIMEOUT);
    }

    private static ConnectionStatus shownWithoutCode(ConnectionStatus status) {
        return status == ConnectionStatus.QR_READY ? ConnectionStatus.CONNECTING : status;
    }
}
