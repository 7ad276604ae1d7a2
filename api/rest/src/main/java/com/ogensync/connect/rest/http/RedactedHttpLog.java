package com.ogensync.connect.rest.http;

import reactor.netty.http.logging.HttpMessageArgProvider;
import reactor.netty.http.logging.HttpMessageLogFactory;

/** Keeps request content out of the server's log lines, because it may be secret or long. */
final class RedactedHttpLog implements HttpMessageLogFactory {

    private static String kindOf(HttpMessageArgProvider message) {
        return "message of type " + message.httpMessageType();
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
