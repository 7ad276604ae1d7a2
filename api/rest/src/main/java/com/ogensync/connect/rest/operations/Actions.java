package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.Vault.Purpose;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.command.AccountCommand;
import com.ogensync.connect.api.operator.OperationId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorReceipt;
import com.ogensync.connect.api.operator.command.ActOnAccount;
import com.ogensync.connect.api.operator.command.ActOnAccount.Once;
import com.ogensync.connect.api.operator.command.RecordAction;
import com.ogensync.connect.rest.EventPositions.Index;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.security.OperatorCaller;
import com.ogensync.connect.rest.sending.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Executes and records operator actions. */
@Component
final class Actions {

    /** The owner of the key that seals reasons of actions without an account. */
    private static final AccountId NO_ACCOUNT = new AccountId(new UUID(0, 0));

    /** The operator and the id of a request. */
    record OperatorRequest(OperatorCaller operator, RequestId request) {
        Cause cause() {
            return new Cause(request, operator.token(), operator.id().actor());
        }
    }

    /** Creates the account command from the sealed reason and the time of the action. */
    interface CommandFactory {
        AccountCommand of(Sealed reason, Instant at);
    }

    private final Dispatch dispatch;
    private final Vault vault;
    private final Clock clock;

    Actions(Dispatch dispatch, Vault vault, Clock clock) {
        this.dispatch = dispatch;
        this.vault = vault;
        this.clock = clock;
    }

    /** Executes a command on an account. */
    OperatorReceipt act(OperatorRequest request, AccountId account, String reason, CommandFactory factory) {
        return act(request, account, reason, null, factory);
    }

    /**
     * Executes a command on an account, once per idempotency key if there is one.
     *
     * @param canonicalText the text of the request, which distinguishes it from others under the same key
     */
    OperatorReceipt actOnce(
            OperatorRequest request,
            AccountId account,
            String reason,
            Optional<IdempotencyKey> key,
            String canonicalText,
            CommandFactory factory) {
        return act(
                request,
                account,
                reason,
                key.map(it -> once(request, account, it, canonicalText)).orElse(null),
                factory);
    }

    /** Records an action before it is executed. */
    void record(
            OperatorRequest request,
            OperatorAction action,
            String subject,
            @Nullable AccountId account,
            @Nullable String reason) {
        var at = Instants.toMillis(clock.instant());
        var holder = account == null ? NO_ACCOUNT : account;
        var operator = request.operator();
        dispatch.send(new RecordAction(
                operator.id(),
                operator.token(),
                action,
                subject,
                reason == null ? null : vault.seal(holder, Purpose.PROFILE, at, reason),
                request.request(),
                at));
    }

    private OperatorReceipt act(
            OperatorRequest request, AccountId account, String reason, @Nullable Once once, CommandFactory factory) {
        var at = Instants.toMillis(clock.instant());
        var sealed = vault.seal(account, Purpose.PROFILE, at, reason);
        var operator = request.operator();
        var receipt = dispatch.send(
                new ActOnAccount(
                        operator.id(), operator.token(), factory.of(sealed, at), sealed, once, request.request(), at),
                OperatorReceipt.class);
        dispatch.awaitIndexed(account, Index.CREDENTIALS);
        return receipt;
    }

    /** Scopes an idempotency key to its operator and account. */
    private Once once(OperatorRequest request, AccountId account, IdempotencyKey key, String canonicalText) {
        var named = request.operator().id().value() + ":" + account.uuid() + ":" + key.text();
        return new Once(
                new OperationId(account, vault.digest(DigestPurpose.IDEMPOTENCY_KEY, named)),
                vault.digest(DigestPurpose.FINGERPRINT, canonicalText));
    }
}
