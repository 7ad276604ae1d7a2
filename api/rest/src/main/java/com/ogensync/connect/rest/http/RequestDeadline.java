package com.ogensync.connect.rest.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request, head and body, does not arrive in time, so that a client that sends a byte per
 * second cannot hold a socket. The deadline is extended while received bytes are not read, for example because a slow
 * database delays the reader. Placed before the HTTP decoder, with {@link #end()} behind it; runs on the event loop of
 * the connection.
 */
final class RequestDeadline extends ChannelDuplexHandler {

    private final Duration timeout;
    private @Nullable Future<?> closing;

    /** Whether the server has requested bytes and received none since. */
    private boolean awaitingBytes = true;

    RequestDeadline(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        start(context);
    }

    @Override
    public void read(ChannelHandlerContext context) {
        awaitingBytes = true;
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        awaitingBytes = false;
        start(context);
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    private void start(ChannelHandlerContext context) {
        if (closing == null) {
            closing = context.executor().schedule(() -> end(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end(ChannelHandlerContext context) {
        closing = null;
        if (awaitingBytes) {
            var _ = context.close();
        } else {
            start(context);
        }
    }

    private void stop() {
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
    }

    /** Returns the handler that detects the end of a request. */
    ChannelHandler end() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object part) {
                if (part instanceof LastHttpContent) {
                    stop();
                }
                context.fireChannelRead(part);
            }
        };
    }
}
