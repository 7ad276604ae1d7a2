package com.ogensync.connect.rest;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.api.message.query.FindSendingLimits;
import com.ogensync.connect.api.message.query.SendingLimits;
import com.ogensync.connect.api.operator.command.RecordAction;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.rest.security.Credential;
import com.ogensync.connect.rest.security.Credentials;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;

/** In-memory backend of the edge. It implements accounts and tokens; tests script all other commands and queries. */
public final class World implements Credentials, EventPositions, Backlog {

    /** The scripted handler of a command or query. */
    public interface Script<M> {
        @Nullable Object answer(M message) throws Exception;
    }

    private final Map<Class<?>, Script<Object>> scripts = new ConcurrentHashMap<>();
    private final Map<TokenId, Credential> credentials = new ConcurrentHashMap<>();
    private final Set<EmailClaimId> claims = ConcurrentHashMap.newKeySet();
    private final List<Object> received = new CopyOnWriteArrayList<>();
    private final List<AccountId> indexed = new CopyOnWriteArrayList<>();
    private volatile Function<TokenId, Optional<Credential>> lookUp = id -> Optional.ofNullable(credentials.get(id));
    private volatile Function<AccountId, Boolean> indexing = _ -> true;
    private volatile long position = 7;
    private volatile boolean busy;

    public World() {
        reset();
    }

    public void reset() {
        scripts.clear();
        received.clear();
        indexed.clear();
        position = 7;
        busy = false;
        indexing = _ -> true;
        lookUp = id -> Optional.ofNullable(credentials.get(id));
        on(RegisterUser.class, this::register);
        on(RegenerateToken.class, this::regenerate);
        on(UnlinkWhatsApp.class, _ -> null);
        on(RecordAction.class, _ -> null);
        on(FindSendingLimits.class, _ -> SendingLimits.NONE);
    }

    @SuppressWarnings("unchecked")
    public <M> void on(Class<M> message, Script<? super M> script) {
        scripts.put(message, (Script<Object>) script);
    }

    public <M, V> void shows(Class<M> query, @Nullable V view) {
        on(query, _ -> new Answer<>(view, false));
    }

    public <M, V> void showsOld(Class<M> query, @Nullable V view) {
        on(query, _ -> new Answer<>(view, true));
    }

    public static CommandExecutionException refused(Refusal refusal) {
        return new CommandExecutionException("refused", null, refusal);
    }

    public void credentialsAre(Function<TokenId, Optional<Credential>> other) {
        lookUp = other;
    }

    public void indexingIs(Function<AccountId, Boolean> other) {
        indexing = other;
    }

    public void busy(boolean now) {
        busy = now;
    }

    @Override
    public boolean isTooLong() {
        return busy;
    }

    public void positionIs(long newest) {
        position = newest;
    }

    public void put(Credential credential) {
        credentials.put(credential.tokenId(), credential);
    }

    public Credential credential(TokenId token) {
        return Optional.ofNullable(credentials.get(token)).orElseThrow();
    }

    public List<AccountId> indexed() {
        return indexed;
    }

    public List<Object> received() {
        return received;
    }

    public <M> M last(Class<M> type) {
        return received.reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    public <M> long count(Class<M> type) {
        return received.stream().filter(type::isInstance).count();
    }

    @Nullable Object answer(Object message) throws Exception {
        received.add(message);
        var script = scripts.get(message.getClass());
        if (script == null) {
            throw new IllegalStateException("No script for " + message.getClass());
        }
        return script.answer(message);
    }

    private @Nullable Object register(RegisterUser command) {
        if (!claims.add(command.emailClaim())) {
            throw new AggregateStreamCreationException("claimed");
        }
        put(new Credential(command.tokenId(), command.accountId(), Set.of(Scope.API), false, false));
        return null;
    }

    private synchronized @Nullable Object regenerate(RegenerateToken command) {
        var current = credential(command.current());
        if (current.revoked()) {
            throw refused(Refusal.TOKEN_SUPERSEDED);
        }
        put(new Credential(current.tokenId(), current.holder(), current.scopes(), true, false));
        put(new Credential(command.replacement(), command.accountId(), Set.of(Scope.API), false, false));
        return null;
    }

    @Override
    public Optional<Credential> find(TokenId tokenId) {
        return lookUp.apply(tokenId);
    }

    @Override
    public long newestOf(AccountId accountId) {
        return position;
    }

    @Override
    public boolean awaitIndexed(AccountId accountId, Set<Index> indexes, Duration timeout) {
        indexed.add(accountId);
        return indexing.apply(accountId);
    }
}
