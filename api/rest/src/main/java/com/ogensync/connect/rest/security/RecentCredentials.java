package com.ogensync.connect.rest.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Caches credentials for 800 ms, so that a busy token does not query the database on each request. A token that was
 * replaced on this node is never valid here again, even if a look-up was in progress at that moment. Operators' tokens
 * are not cached: they are few, and a revoked one must end at once.
 */
@Component
public final class RecentCredentials {

    private static final Duration CACHE_TTL = Duration.ofMillis(800);
    /** Longer than the duration of a look-up plus its time in the cache. */
    private static final Duration CHANGED_TTL = Duration.ofMinutes(1);

    private static final Duration RETIRED_TTL = Duration.ofHours(1);
    private static final int CACHED_MAX = 10_000;
    private static final int RETIRED_MAX = 100_000;

    private final Credentials credentials;
    private final Executor executor = Thread::startVirtualThread;
    private final AsyncCache<TokenId, LookUp> recent = Caffeine.newBuilder()
            .maximumSize(CACHED_MAX)
            .expireAfter(Expiry.<TokenId, LookUp>creating((_, found) -> found.ttl()))
            .executor(executor)
            .buildAsync();
    private final Cache<TokenId, Boolean> retired = Caffeine.newBuilder()
            .maximumSize(RETIRED_MAX)
            .expireAfterWrite(RETIRED_TTL)
            .build();

    /** The time at which an account's status changed on this node; earlier look-ups are discarded. */
    private final Cache<Identifier, Long> changedNanosByAccount =
            Caffeine.newBuilder().expireAfterWrite(CHANGED_TTL).build();

    RecentCredentials(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Rejects a token on this node from now on, because its owner has replaced it. The entry outlives every look-up in
     * progress.
     */
    public void retire(TokenId token) {
        retired.put(token, true);
        recent.synchronous().invalidate(token);
    }

    /** Discards cached look-ups of the account's tokens, after its status has changed in the store. */
    public void forget(AccountId account) {
        changedNanosByAccount.put(account, System.nanoTime());
    }

    /**
     * Returns the status of the token; empty if it is unknown or revoked; the failure of the store if it is
     * unavailable.
     */
    Mono<Credential> find(TokenId token) {
        return Mono.fromFuture(() -> recent.get(token, (id, _) -> lookUp(id)), true)
                .flatMap(found -> isOutdated(found) ? refresh(token) : Mono.just(found))
                .handle((found, sink) -> {
                    if (found.failure() != null) {
                        sink.error(found.failure());
                    } else if (found.isGood() && retired.getIfPresent(token) == null) {
                        sink.next(found.credential().orElseThrow());
                    }
                });
    }

    private Mono<LookUp> refresh(TokenId token) {
        return Mono.fromFuture(
                () -> {
                    recent.synchronous().invalidate(token);
                    return recent.get(token, (id, _) -> lookUp(id));
                },
                true);
    }

    private boolean isOutdated(LookUp found) {
        var changedNanos = found.credential()
                .map(credential -> changedNanosByAccount.getIfPresent(credential.holder()))
                .orElse(null);
        return changedNanos != null && found.startedNanos() - changedNanos < 0;
    }

    private CompletableFuture<LookUp> lookUp(TokenId token) {
        long startedNanos = System.nanoTime();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new LookUp(credentials.find(token), null, startedNanos);
                    } catch (RuntimeException e) {
                        return new LookUp(Optional.empty(), e, startedNanos);
                    }
                },
                executor);
    }

    private record LookUp(
            Optional<Credential> credential, @Nullable RuntimeException failure, long startedNanos) {

        boolean isGood() {
            return credential.isPresent() && !credential.get().revoked();
        }

        Duration ttl() {
            boolean account =
                    credential.filter(it -> it.holder() instanceof AccountId).isPresent();
            return account && isGood() ? CACHE_TTL : Duration.ZERO;
        }
    }
}
