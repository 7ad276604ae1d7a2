package com.ogensync.connect.rest.sending;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.limits.Limited;
import com.ogensync.connect.rest.limits.Policy;
import com.ogensync.connect.rest.overload.SendConcurrencyLimit;
import com.ogensync.connect.rest.routing.Paths;
import com.ogensync.connect.rest.security.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Sends messages. */
@RestController
final class SendController {

    private final MessageSender sending;
    private final SendConcurrencyLimit limit;

    SendController(MessageSender sending, SendConcurrencyLimit limit) {
        this.sending = sending;
        this.limit = limit;
    }

    @Limited(Policy.SENDS)
    @PostMapping(path = Paths.SENDING, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Success<SendAnswers.Sent>> send(
            @RequestBody SendRequest request,
            @RequestHeader HttpHeaders headers,
            Caller caller,
            RequestId requestId,
            ServerWebExchange exchange) {
        var key = IdempotencyKey.in(headers);
        return limit.admit(exchange, () -> SendAnswers.answer(sending.send(request, key, caller, requestId)));
    }
}
