package com.ogensync.connect.rest.envelope;

import static com.ogensync.connect.rest.envelope.AnswerHeaders.LOG_KEY;

import io.micrometer.context.ContextRegistry;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Propagates the request id to the log context of every thread that handles the request. */
@Component
final class RequestIdInLogs {

    RequestIdInLogs() {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(
                        LOG_KEY, () -> MDC.get(LOG_KEY), id -> MDC.put(LOG_KEY, id), () -> MDC.remove(LOG_KEY));
    }
}
