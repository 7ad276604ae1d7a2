package com.ogensync.connect.rest.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Marks a request as malformed if a proxy could parse it differently (RFC 9112, 3.2 and 6.3): if its transfer coding is
 * anything but a single {@code chunked}, which makes its end ambiguous, or if its target has a fragment. Placed
 * directly behind the HTTP codec.
 */
final class RequestSmugglingGuard extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest request && request.decoderResult().isSuccess() && !isPlain(request)) {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("Ambiguous request")));
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
