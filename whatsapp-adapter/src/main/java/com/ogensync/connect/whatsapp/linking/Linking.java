package com.ogensync.connect.whatsapp.linking;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.ReportLinkExpired;
import com.ogensync.connect.api.session.command.ReportLinked;
import com.ogensync.connect.api.session.command.ReportQrIssued;
import com.ogensync.connect.api.session.command.RequestLink;
import com.ogensync.connect.api.session.query.AwaitLinkCode;
import com.ogensync.connect.api.session.query.LinkCode;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/**
 * Links phones. The session's stream says which attempt is under way; the codes to use are only in this node's memory.
 * When the stream knows an attempt and this node has none, as after a restart, the gateway begins it anew.
 *
 * <p>Everything about an account happens in order, on the account's own thread.
 */
public final class Linking {

    private final CommandSender dispatcher;
    private final WhatsAppGateway gateway;
    private final Sessions sessions;
    private final Vault vault;
    private final KeyedSerialExecutor<AccountId> perAccount;
    private final Clock clock;
    private final Map<AccountId, Attempt> attempts = new ConcurrentHashMap<>();

    /** No attempt is under way here yet. */
    public Linking(
            CommandSender dispatcher,
            WhatsAppGateway gateway,
            Sessions sessions,
            Vault vault,
            KeyedSerialExecutor<AccountId> perAccount,
            Clock clock) {
        this.dispatcher = dispatcher;
        this.gateway = gateway;
        this.sessions = sessions;
        this.vault = vault;
        this.perAccount = perAccount;
        this.clock = clock;
    }

    @QueryHandler
    CompletableFuture<LinkCode> handle(AwaitLinkCode query) {
        var answer = new CompletableFuture<LinkCode>();
        perAccount.execute(query.accountId(), () -> begin(query, answer));
        return answer.completeOnTimeout(Attempt.NO_CODE, query.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void begin(AwaitLinkCode query, CompletableFuture<LinkCode> answer) {
        if (answer.isDone()) {
            return;
        }
        try {
            var account = query.accountId();
            var method = query.phone() == null ? LinkMethod.QR : LinkMethod.PAIRING_CODE;
            long link = dispatcher.ask(new RequestLink(new SessionId(account), method, clock.instant()), Long.class);
            var attempt = attempt(account, link);
            boolean anew = attempt.asksAnew(method, query.phone());
            attempt.await(method, clock.instant(), answer);
            if (anew) {
                gateway.link(account, link, method, query.phone());
            }
        } catch (RuntimeException e) {
            if (CommandSender.refusalIn(e)
                    .filter(Refusal.DEVICE_LINKED_ALREADY::equals)
                    .isPresent()) {
                answer.complete(Attempt.LINKED);
            } else {
                answer.completeExceptionally(e);
            }
        }
    }

    private Attempt attempt(AccountId account, long link) {
        var known = attempts.get(account);
        if (known != null && known.link() == link) {
            return known;
        }
        var fresh = new Attempt(link);
        attempts.put(account, fresh);
        if (known != null) {
            known.end(Attempt.NO_CODE);
        }
        return fresh;
    }

    /** A code can be used: it is shown once the stream says that there is one. */
    public void codeIssued(AccountId account, long link, LinkMethod method, String code, Instant expiresAt) {
        perAccount.execute(account, () -> {
            var attempt = attempts.get(account);
            if (attempt == null || attempt.link() != link) {
                return;
            }
            if (attempt.announced() || announce(account, link)) {
                attempt.show(method, code, expiresAt);
            }
        });
    }

    /** WhatsApp wants a passkey before it links. */
    public void passkeyWanted(AccountId account, long link, @Nullable String request, @Nullable String code) {
        perAccount.execute(account, () -> {
            var attempt = attempts.get(account);
            if (attempt != null && attempt.link() == link) {
                attempt.wantPasskey(request, code);
            }
        });
    }

    /** What an attempt that is under way here says, when its turn comes; empty without one. */
    <R> CompletableFuture<Optional<R>> ask(AccountId account, Function<Attempt, R> question) {
        var answer = new CompletableFuture<Optional<R>>();
        perAccount.execute(
                account,
                () -> answer.complete(Optional.ofNullable(attempts.get(account)).map(question)));
        return answer;
    }

    private boolean announce(AccountId account, long link) {
        return dispatcher.report(() -> new ReportQrIssued(new SessionId(account), link, clock.instant()));
    }

    /** A phone used a code. A link that comes too late, when its attempt has ended, is undone. */
    public CompletableFuture<Void> linked(AccountId account, long link, String number, String device) {
        return later(account, () -> {
            dispatcher.report(() -> {
                var now = clock.instant();
                return new ReportLinked(
                        new SessionId(account),
                        link,
                        vault.seal(account, Vault.Purpose.PROFILE, now, number),
                        vault.seal(account, Vault.Purpose.PROFILE, now, device),
                        now);
            });
            if (!sessions.isKept(account, link)) {
                gateway.unlink(account, link);
            }
        });
    }

    /** All codes are used up. */
    public CompletableFuture<Void> linkExpired(AccountId account, long link) {
        return later(account, () -> reportExpired(account, link));
    }

    /** The stream says that the attempt has ended, in a link or without. */
    public void ended(AccountId account, long link, boolean linked) {
        perAccount.execute(account, () -> {
            var attempt = attempts.get(account);
            if (attempt != null && attempt.link() == link) {
                attempts.remove(account);
                attempt.end(linked ? Attempt.LINKED : Attempt.NO_CODE);
            }
        });
    }

    /** Ends what is under way: its codes would be gone with this process. */
    public void stop() {
        attempts.forEach(
                (account, attempt) -> perAccount.execute(account, () -> reportExpired(account, attempt.link())));
    }

    private void reportExpired(AccountId account, long link) {
        dispatcher.report(() -> new ReportLinkExpired(new SessionId(account), link, clock.instant()));
    }

    private CompletableFuture<Void> later(AccountId account, Runnable task) {
        var done = new CompletableFuture<Void>();
        perAccount.execute(account, () -> {
            try {
                task.run();
            } finally {
                done.complete(null);
            }
        });
        return done;
    }
}
