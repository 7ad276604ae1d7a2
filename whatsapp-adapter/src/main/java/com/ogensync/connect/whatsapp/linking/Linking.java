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
import com.ogensync.connect.whatsapp.connection.AccountExecutor;
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
import org.axonframework.config.Configuration;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/**
 * Links phones. The session's event stream contains the current attempt; its codes exist only in this node's memory. If
 * the stream has an open attempt that is unknown to this node, as after a restart, the gateway restarts it.
 *
 * <p>All work for one account runs in order on the account's serial executor.
 */
public final class Linking {

    private final CommandSender commandSender;
    private final WhatsAppGateway gateway;
    private final Sessions sessions;
    private final Vault vault;
    private final AccountExecutor perAccount;
    private final Clock clock;
    private final Map<AccountId, Attempt> attempts = new ConcurrentHashMap<>();

    Linking(Configuration axon) {
        commandSender = axon.getComponent(CommandSender.class);
        gateway = axon.getComponent(WhatsAppGateway.class);
        sessions = axon.getComponent(Sessions.class);
        vault = axon.getComponent(Vault.class);
        perAccount = axon.getComponent(AccountExecutor.class);
        clock = axon.getComponent(Clock.class);
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
            long link =
                    commandSender.send(new RequestLink(new SessionId(account), method, clock.instant()), Long.class);
            var attempt = attempt(account, link);
            boolean isNew = attempt.addRequest(method, query.phone());
            attempt.await(method, clock.instant(), answer);
            if (isNew) {
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

    /** Shows a code. The first code of an attempt is stored as an event before it is shown. */
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

    /** Stores the passkey step that WhatsApp requires before it links. */
    public void passkeyWanted(AccountId account, long link, @Nullable String request, @Nullable String code) {
        perAccount.execute(account, () -> {
            var attempt = attempts.get(account);
            if (attempt != null && attempt.link() == link) {
                attempt.setPasskey(request, code);
            }
        });
    }

    /** Applies a function to the account's attempt, in order with its other events; empty if this node has none. */
    <R> CompletableFuture<Optional<R>> withAttempt(AccountId account, Function<Attempt, R> function) {
        var answer = new CompletableFuture<Optional<R>>();
        perAccount.execute(
                account,
                () -> answer.complete(Optional.ofNullable(attempts.get(account)).map(function)));
        return answer;
    }

    private boolean announce(AccountId account, long link) {
        return commandSender.report(() -> new ReportQrIssued(new SessionId(account), link, clock.instant()));
    }

    /** Stores that a phone used a code. If the attempt has already ended, the device is unlinked again. */
    public CompletableFuture<Void> linked(AccountId account, long link, String number, String device) {
        return perAccount.submit(account, () -> {
            commandSender.report(() -> {
                var now = clock.instant();
                return new ReportLinked(
                        new SessionId(account),
                        link,
                        vault.seal(account, Vault.Purpose.PROFILE, now, number),
                        vault.seal(account, Vault.Purpose.PROFILE, now, device),
                        now);
            });
            if (!sessions.isOwned(account, link)) {
                gateway.unlink(account, link);
            }
        });
    }

    /** Ends an attempt whose codes have all expired. */
    public CompletableFuture<Void> linkExpired(AccountId account, long link) {
        return perAccount.submit(account, () -> reportExpired(account, link));
    }

    /** Answers all waiting requests after the end of an attempt was stored. */
    public void ended(AccountId account, long link, boolean linked) {
        perAccount.execute(account, () -> {
            var attempt = attempts.get(account);
            if (attempt != null && attempt.link() == link) {
                attempts.remove(account);
                attempt.end(linked ? Attempt.LINKED : Attempt.NO_CODE);
            }
        });
    }

    /** Ends all attempts at shutdown, because their codes are lost with this process. */
    public void stop() {
        attempts.forEach(
                (account, attempt) -> perAccount.execute(account, () -> reportExpired(account, attempt.link())));
    }

    private void reportExpired(AccountId account, long link) {
        commandSender.report(() -> new ReportLinkExpired(new SessionId(account), link, clock.instant()));
    }
}
