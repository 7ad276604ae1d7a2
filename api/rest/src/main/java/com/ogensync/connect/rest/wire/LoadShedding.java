package com.ogensync.connect.rest.wire;

import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.Optional;

/** Decides by request line alone which requests to refuse under load. */
public interface LoadShedding {

    /** Returns the response if the request is to be refused, and counts it as refused. Thread-safe. */
    Optional<EdgeException> refusal(String method, String target);
}
