package com.ogensync.connect.whatsapp.multidevice;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Completes a future with the response of a unary call. */
final class UnaryCall<R> implements StreamObserver<R> {

    private final CompletableFuture<R> future = new CompletableFuture<>();
    private @Nullable R reply;

    CompletableFuture<R> future() {
        return future;
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
