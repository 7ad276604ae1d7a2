package com.ogensync.connect.rest.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Reads on after every answer. Reactor Netty 1.3.7 does not, when the next request arrived before it was done with the
 * last one and was then answered before its own end was looked at, as a quick refusal is: that connection would hang.
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
