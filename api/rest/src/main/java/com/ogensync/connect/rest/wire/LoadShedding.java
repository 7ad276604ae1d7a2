package com.ogensync.connect.rest.wire;

import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.Optional;

/** What can be refused by nothing but its request line, before it costs anything. */
public interface LoadShedding {

    /** What a request is answered if it is to be refused; it counts as refused then. For any thread. */
    Optional<EdgeException> refusal(String method, String target);
}
