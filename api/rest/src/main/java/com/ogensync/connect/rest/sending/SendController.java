package com.ogensync.connect.rest.sending;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.limits.Limited;
import com.ogensync.connect.rest.limits.Policy;
import com.ogensync.connect.rest.security.Caller;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Sends messages, so many at a time. */
@RestController
final class SendController {

    private final Sending sending;
    private final Semaphore underWay;

    SendController(Sending sending, RestSettings settings) {
        this.sending = sending;
        underWay = new Semaphore(settings.maxConcurrentSends());
    }

    @Limited(Policy.SENDS)
    @PostMapping(path = "/api/send-message", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Success<SendAnswers.Sent>> send(
            @RequestBody SendRequest request, @RequestHeader HttpHeaders headers, Caller caller, RequestId requestId) {
        var key = IdempotencyKey.in(headers);
        if (!underWay.tryAcquire()) {
            throw EdgeException.unavailable("Too many sends are under way; nothing was done", 1);
        }
        try {
            return SendAnswers.answer(request, sending.send(request, key, caller, requestId));
        } finally {
            underWay.release();
        }
    }
}
