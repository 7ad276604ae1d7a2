package com.ogensync.connect.rest.ping;

import com.ogensync.connect.rest.envelope.Success;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers whether the service is up. */
@RestController
final class PingController {

    @GetMapping(path = "/ping", produces = MediaType.APPLICATION_JSON_VALUE)
    Success<Void> ping() {
        return Success.saying("pong");
    }
}
