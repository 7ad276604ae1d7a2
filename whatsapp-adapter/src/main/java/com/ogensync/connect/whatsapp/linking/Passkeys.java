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
 * The passkey steps that WhatsApp requires of some accounts before it links. Like codes, they exist only in the memory
 * of the node that runs the attempt.
 */
record Passkeys(Linking linking, WhatsAppGateway gateway) {

    @QueryHandler
    CompletableFuture<PasskeyStep> handle(FindPasskeyStep query) {
        return linking.withAttempt(query.accountId(), Attempt::passkey).thenApply(it -> it.orElse(PasskeyStep.NONE));
    }

    @QueryHandler
    CompletableFuture<PasskeyVerdict> handle(AnswerPasskey query) {
        return forward(
                query.accountId(),
                attempt -> attempt.passkey().request() == null
                        ? verdict(PasskeyVerdict.NOT_WANTED)
                        : verdictOf(gateway.answerPasskey(query.accountId(), attempt.link(), query.response())));
    }

    /** Confirms only the code that was shown. */
    @QueryHandler
    CompletableFuture<PasskeyVerdict> handle(ConfirmPasskey query) {
        return forward(query.accountId(), attempt -> {
            var shown = attempt.passkey().code();
            if (shown == null) {
                return verdict(PasskeyVerdict.NOT_WANTED);
            }
            return shown.equals(query.code())
                    ? verdictOf(gateway.confirmPasskey(query.accountId(), attempt.link()))
                    : verdict(PasskeyVerdict.NOT_TAKEN);
        });
    }

    private CompletableFuture<PasskeyVerdict> forward(
            AccountId account, Function<Attempt, CompletableFuture<PasskeyVerdict>> action) {
        return linking.withAttempt(account, action)
                .thenCompose(it -> it.orElseGet(() -> verdict(PasskeyVerdict.NOT_WANTED)));
    }

    private static CompletableFuture<PasskeyVerdict> verdictOf(CompletableFuture<Boolean> answer) {
        return answer.thenApply(taken -> taken ? PasskeyVerdict.TAKEN : PasskeyVerdict.NOT_TAKEN);
    }

    private static CompletableFuture<PasskeyVerdict> verdict(PasskeyVerdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
