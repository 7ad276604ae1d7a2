package com.ogensync.connect.rest.wire;

import reactor.netty.http.logging.HttpMessageArgProvider;
import reactor.netty.http.logging.HttpMessageLogFactory;

/** Keeps what callers send out of the server's own log lines: it may be secret, and it may be long. */
final class RedactedHttpLog implements HttpMessageLogFactory {

    private static String kindOf(HttpMessageArgProvider message) {
        return "a message of kind " + message.httpMessageType();
    }

    @Override
    public String trace(HttpMessageArgProvider message) {
        return kindOf(message);
    }

    @Override
    public String debug(HttpMessageArgProvider message) {
        return kindOf(message);
    }

    @Override
    public String info(HttpMessageArgProvider message) {
        return kindOf(message);
    }

    @Override
    public String warn(HttpMessageArgProvider message) {
        return kindOf(message);
    }

    @Override
    public String error(HttpMessageArgProvider message) {
        return kindOf(message);
    }
}
