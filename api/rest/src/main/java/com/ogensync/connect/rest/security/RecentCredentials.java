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
 * The credentials, remembered for less than a second, so that a busy token does not ask the database each time. A token
 * that was replaced on this node is never good here again, whatever was being looked up at that moment. Operators'
 * tokens are looked up each time: they are few, and one that is revoked ends at once.
 */
@Component
public final class RecentCredentials {

    private static final Duration REMEMBERED = Duration.ofMillis(800);
    /** Longer than any look-up lasts and is remembered. */
    private static final Duration CHANGED = Duration.ofMinutes(1);

    private static final Duration RETIRED = Duration.ofHours(1);
    private static final int REMEMBERED_MAX = 10_000;
    private static final int RETIRED_MAX = 100_000;

    private final Credentials credentials;
    private final Executor executor = Thread::startVirtualThread;
    private final AsyncCache<TokenId, LookUp> recent = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfter(Expiry.<TokenId, LookUp>creating((_, found) -> found.rememberedFor()))
            .executor(executor)
            .buildAsync();
    private final Cache<TokenId, Boolean> retired = Caffeine.newBuilder()
            .maximumSize(RETIRED_MAX)
            .expireAfterWrite(RETIRED)
            .build();

    /** When an account's standing changed on this node: what was looked up before is not believed any more. */
    private final Cache<Identifier, Long> changed =
            Caffeine.newBuilder().expireAfterWrite(CHANGED).build();

    RecentCredentials(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Never again on this node: its owner has replaced the token. No look-up under way outlives the memory of that. */
    public void retire(TokenId token) {
        retired.put(token, true);
        recent.synchronous().invalidate(token);
    }

    /** The account's standing has changed, in the store too: from now on its tokens are looked up anew. */
    public void forget(AccountId account) {
        changed.put(account, System.nanoTime());
    }

    /** The token's standing; nothing when it is unknown or revoked; the store's own failure when it is away. */
    Mono<Credential> find(TokenId token) {
        return Mono.fromFuture(() -> recent.get(token, (id, _) -> lookUp(id)), true)
                .flatMap(found -> isOutdated(found) ? again(token) : Mono.just(found))
                .handle((found, sink) -> {
                    if (found.failure() != null) {
                        sink.error(found.failure());
                    } else if (found.isGood() && retired.getIfPresent(token) == null) {
                        sink.next(found.credential().orElseThrow());
                    }
                });
    }

    private Mono<LookUp> again(TokenId token) {
        return Mono.fromFuture(
                () -> {
                    recent.synchronous().invalidate(token);
                    return recent.get(token, (id, _) -> lookUp(id));
                },
                true);
    }

    private boolean isOutdated(LookUp found) {
        var since = found.credential()
                .map(credential -> changed.getIfPresent(credential.holder()))
                .orElse(null);
        return since != null && found.askedAt() - since < 0;
    }

    private CompletableFuture<LookUp> lookUp(TokenId token) {
        long askedAt = System.nanoTime();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new LookUp(credentials.find(token), null, askedAt);
                    } catch (RuntimeException e) {
                        return new LookUp(Optional.empty(), e, askedAt);
                    }
                },
                executor);
    }

    private record LookUp(
            Optional<Credential> credential, @Nullable RuntimeException failure, long askedAt) {

        boolean isGood() {
            return credential.isPresent() && !credential.get().revoked();
        }

        Duration rememberedFor() {
            boolean account =
                    credential.filter(it -> it.holder() instanceof AccountId).isPresent();
            return account && isGood() ? REMEMBERED : Duration.ZERO;
        }
    }
}
