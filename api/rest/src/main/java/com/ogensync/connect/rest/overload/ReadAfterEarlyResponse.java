package com.ogensync.connect.rest.overload;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Requests a read after every response. Reactor Netty 1.3.7 does not read again if a request arrives before the
 * previous one is complete and is answered before its own end is processed, as an early refusal is. The connection
 * would hang.
 */
final class ReadAfterEarlyResponse extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof LastHttpContent) {
            var _ = context.write(part, promise.unvoid()).addListener(_ -> context.read());
        } else {
            var _ = context.write(part, promise);
        }
    }
}
