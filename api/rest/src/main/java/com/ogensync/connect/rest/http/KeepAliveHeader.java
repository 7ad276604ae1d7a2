package com.ogensync.connect.rest.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import java.time.Duration;

/**
 * Announces the idle timeout in seconds on every response that keeps its connection open ({@code Keep-Alive:
 * timeout=75}, RFC 2068, 19.7.1.1), so that clients and proxies stop using the connection in time. Placed directly
 * behind the HTTP codec, where {@code Connection: close} has already been decided.
 */
@ChannelHandler.Sharable
final class KeepAliveHeader extends ChannelOutboundHandlerAdapter {

    private static final String KEEP_ALIVE = "Keep-Alive";

    private final String parameters;

    KeepAliveHeader(Duration idleTimeout) {
        parameters = "timeout=" + idleTimeout.toSeconds();
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL
                && HttpUtil.isKeepAlive(response)) {
            response.headers()
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE)
                    .set(KEEP_ALIVE, parameters);
        }
        var _ = context.write(part, promise);
    }
}
