package com.ogensync.connect.whatsapp.linking;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.query.AnswerPasskey;
import com.ogensync.connect.api.session.query.ConfirmPasskey;
import com.ogensync.connect.api.session.query.FindPasskeyStep;
import com.ogensync.connect.api.session.query.PasskeyStep;
import com.ogensync.connect.api.session.query.PasskeyVerdict;
import com.ogensync.connect.whatsapp.gateway.WhatsAppGateway;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;

/**
 * The passkeys that WhatsApp wants of some accounts before it links; like codes, only the attempt's own node has them.
 */
public final class Passkeys {

    private final Linking linking;
    private final WhatsAppGateway gateway;

    /** Of these attempts. */
    public Passkeys(Linking linking, WhatsAppGateway gateway) {
        this.linking = linking;
        this.gateway = gateway;
    }

    @QueryHandler
    CompletableFuture<PasskeyStep> handle(FindPasskeyStep query) {
        return linking.ask(query.accountId(), Attempt::passkey).thenApply(it -> it.orElse(PasskeyStep.NONE));
    }

    @QueryHandler
    CompletableFuture<PasskeyVerdict> handle(AnswerPasskey query) {
        return pass(
                query.accountId(),
                attempt -> attempt.passkey().request() == null
                        ? verdict(PasskeyVerdict.NOT_WANTED)
                        : taken(gateway.answerPasskey(query.accountId(), attempt.link(), query.response())));
    }

    /** Another code than the one that was shown here is no confirmation. */
    @QueryHandler
    CompletableFuture<PasskeyVerdict> handle(ConfirmPasskey query) {
        return pass(query.accountId(), attempt -> {
            var shown = attempt.passkey().code();
            if (shown == null) {
                return verdict(PasskeyVerdict.NOT_WANTED);
            }
            return shown.equals(query.code())
                    ? taken(gateway.confirmPasskey(query.accountId(), attempt.link()))
                    : verdict(PasskeyVerdict.NOT_TAKEN);
        });
    }

    private CompletableFuture<PasskeyVerdict> pass(
            AccountId account, Function<Attempt, CompletableFuture<PasskeyVerdict>> how) {
        return linking.ask(account, how).thenCompose(it -> it.orElseGet(() -> verdict(PasskeyVerdict.NOT_WANTED)));
    }

    private static CompletableFuture<PasskeyVerdict> taken(CompletableFuture<Boolean> answer) {
        return answer.thenApply(taken -> taken ? PasskeyVerdict.TAKEN : PasskeyVerdict.NOT_TAKEN);
    }

    private static CompletableFuture<PasskeyVerdict> verdict(PasskeyVerdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
