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
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.security.OperatorCaller;
import com.ogensync.connect.rest.sending.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does what operators ask, in their name and with their reason. */
@Component
final class Actions {

    /** Whose key seals the reasons that are about no account. */
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    /** Who asks, by which request. */
    record Asked(OperatorCaller operator, RequestId request) {
        Cause cause() {
            return new Cause(request, operator.token(), operator.id().actor());
        }
    }

    /** Makes the wish of what only this knows. */
    interface Wish {
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

    /** Does something to an account. */
    OperatorReceipt act(Asked asked, AccountId account, String reason, Wish wish) {
        return act(asked, account, reason, null, wish);
    }

    /**
     * Does something to an account; under a key, once.
     *
     * @param what tells the request from another under the same key
     */
    OperatorReceipt actOnce(
            Asked asked, AccountId account, String reason, Optional<IdempotencyKey> key, String what, Wish wish) {
        return act(
                asked,
                account,
                reason,
                key.map(it -> once(asked, account, it, what)).orElse(null),
                wish);
    }

    /** Writes down what is about to be done. */
    void record(
            Asked asked, OperatorAction action, String subject, @Nullable AccountId about, @Nullable String reason) {
        var at = Instants.toMillis(clock.instant());
        var holder = about == null ? NOBODY : about;
        var operator = asked.operator();
        dispatch.send(new RecordAction(
                operator.id(),
                operator.token(),
                action,
                subject,
                reason == null ? null : vault.seal(holder, Purpose.PROFILE, at, reason),
                asked.request(),
                at));
    }

    private OperatorReceipt act(Asked asked, AccountId account, String reason, @Nullable Once once, Wish wish) {
        var at = Instants.toMillis(clock.instant());
        var sealed = vault.seal(account, Purpose.PROFILE, at, reason);
        var operator = asked.operator();
        var receipt = dispatch.send(
                new ActOnAccount(
                        operator.id(), operator.token(), wish.of(sealed, at), sealed, once, asked.request(), at),
                OperatorReceipt.class);
        dispatch.awaitIndexed(account);
        return receipt;
    }

    /** An operator's key is that operator's alone, and for one account. */
    private Once once(Asked asked, AccountId account, IdempotencyKey key, String what) {
        var named = asked.operator().id().value() + ":" + account.uuid() + ":" + key.text();
        return new Once(
                new OperationId(account, vault.digest(DigestPurpose.IDEMPOTENCY_KEY, named)),
                vault.digest(DigestPurpose.FINGERPRINT, what));
    }
}
