package com.ogensync.connect.rest.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Takes a request as one that cannot be read when others could read it differently (RFC 9112, 3.2 and 6.3): when its
 * transfer coding is anything but one plain {@code chunked}, so that its end is a guess, and when its target has a
 * fragment. It stands right behind the HTTP codec.
 */
final class RequestSmugglingGuard extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest request && request.decoderResult().isSuccess() && !isPlain(request)) {
            request.setDecoderResult(
                    DecoderResult.failure(new IllegalArgumentException("A request that others may read differently")));
        }
        context.fireChannelRead(part);
    }

    private static boolean isPlain(HttpRequest request) {
        return request.uri().indexOf('#') < 0 && isPlainlyFramed(request);
    }

    private static boolean isPlainlyFramed(HttpRequest request) {
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst()));
    }
}
