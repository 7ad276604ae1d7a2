package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.BridgeGrpc;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Completes a future with the response of a unary call. */
final class UnaryCall<R> implements StreamObserver<R> {

    private final CompletableFuture<R> future = new CompletableFuture<>();
    private @Nullable R reply;

    private UnaryCall() {}

    /**
     * Makes a call; the future fails if it is not answered in time.
     *
     * @param timeout from now on; at least 1 ms
     */
    static <R> CompletableFuture<R> begin(
            Channel channel, Duration timeout, BiConsumer<BridgeGrpc.BridgeStub, StreamObserver<R>> call) {
        var answer = new UnaryCall<R>();
        call.accept(
                BridgeGrpc.newStub(channel).withDeadlineAfter(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS),
                answer);
        return answer.future;
    }

    @Override
    public void onNext(R value) {
        reply = value;
    }

    @Override
    public void onError(Throwable failure) {
        future.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
        if (reply == null) {
            future.completeExceptionally(Status.INTERNAL.asException());
        } else {
            future.complete(reply);
        }
    }
}
