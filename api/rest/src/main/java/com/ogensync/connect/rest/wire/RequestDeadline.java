package com.ogensync.connect.rest.wire;

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
 * Closes a connection whose request, head and body, does not arrive in time: whoever sends a byte a second keeps a
 * socket for as long as that, and no longer. A body that has arrived while nobody here has read it yet, because a
 * database keeps whoever will, is not the caller's fault. It stands before the HTTP decoder, and {@link #end()} behind
 * it. It runs on the connection's own thread.
 */
final class RequestDeadline extends ChannelDuplexHandler {

    private final Duration patience;
    private @Nullable Future<?> closing;

    /** Whether it is the caller's turn: we want bytes, and none have come. */
    private boolean wanting = true;

    RequestDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        start(context);
    }

    @Override
    public void read(ChannelHandlerContext context) {
        wanting = true;
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        wanting = false;
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
            closing = context.executor().schedule(() -> end(context), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end(ChannelHandlerContext context) {
        closing = null;
        if (wanting) {
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

    /** What tells that a request has arrived whole. */
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
