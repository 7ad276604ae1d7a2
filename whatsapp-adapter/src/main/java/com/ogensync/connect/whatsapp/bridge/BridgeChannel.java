package com.ogensync.connect.whatsapp.bridge;

import com.ogensync.connect.bridge.v1.BridgeGrpc;
import com.ogensync.connect.bridge.v1.HealthReply;
import com.ogensync.connect.bridge.v1.HealthRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The gRPC channel to the bridge's socket. Responses are delivered on the channel's only I/O thread, so observers must
 * not block.
 *
 * @param loops the event loop, shut down with the channel
 */
record BridgeChannel(ManagedChannel channel, EventLoopGroup loops) implements AutoCloseable {

    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("bridge-token", Metadata.ASCII_STRING_MARSHALLER);
    private static final int HEALTH_SECONDS_MAX = 5;

    /** @param address as printed by the bridge: {@code unix <path>} or {@code tcp <host>:<port>} */
    static BridgeChannel to(String address, String token) {
        var place = address.substring(address.indexOf(' ') + 1);
        if (address.startsWith("unix ")) {
            // Netty's NIO Unix sockets need no native library; they take the JDK's own address class.
            return to(UnixDomainSocketAddress.of(place), NioDomainSocketChannel.class, token);
        }
        var port = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
        return to(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), NioSocketChannel.class, token);
    }

    private static BridgeChannel to(SocketAddress address, Class<? extends Channel> type, String token) {
        var headers = new Metadata();
        headers.put(TOKEN, token);
        var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        var channel = NettyChannelBuilder.forAddress(address)
                .eventLoopGroup(loops)
                .channelType(type)
                // By default gRPC uses the socket's path as :authority, which Go rejects.
                .overrideAuthority("bridge")
                .usePlaintext()
                .directExecutor()
                .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                .build();
        return new BridgeChannel(channel, loops);
    }

    /**
     * Returns the bridge's health.
     *
     * @throws io.grpc.StatusRuntimeException if it does not answer within 5 s
     */
    HealthReply health() {
        return BridgeGrpc.newBlockingStub(channel)
                .withDeadlineAfter(HEALTH_SECONDS_MAX, TimeUnit.SECONDS)
                .health(HealthRequest.getDefaultInstance());
    }

    @Override
    public void close() {
        channel.shutdownNow();
        var _ = loops.shutdownGracefully(0, 100, TimeUnit.MILLISECONDS);
    }
}
