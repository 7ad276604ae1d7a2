package com.ogensync.connect.whatsapp.sandbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits until the service has stored the reported events, at most 5 s. */
final class Patience {

    private static final long SECONDS_MAX = 5;

    private Patience() {}

    static void await(List<CompletableFuture<Void>> stored) {
        var _ = CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, SECONDS_MAX, TimeUnit.SECONDS)
                .exceptionally(_ -> null)
                .join();
    }
}
