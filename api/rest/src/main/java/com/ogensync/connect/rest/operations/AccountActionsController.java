package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.command.CorrectCoins;
import com.ogensync.connect.api.account.command.DisableAccount;
import com.ogensync.connect.api.account.command.EnableAccount;
import com.ogensync.connect.api.account.command.GrantCoins;
import com.ogensync.connect.api.account.command.ReissueToken;
import com.ogensync.connect.api.operator.OperatorReceipt;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.operations.Actions.CommandFactory;
import com.ogensync.connect.rest.operations.Actions.OperatorRequest;
import com.ogensync.connect.rest.security.OperatorCaller;
import com.ogensync.connect.rest.security.RecentCredentials;
import com.ogensync.connect.rest.security.TokenWriter;
import com.ogensync.connect.rest.sending.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operator actions on accounts. */
@RestController
@RequestMapping(path = "/ops/accounts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
final class AccountActionsController {

    /** The new ledger entry, and the balance after it. */
    record Moved(long entry, long credits) {}

    /** The replacement token. */
    record Reissued(String token, String tokenId) {
        @Override
        public String toString() {
            return "Reissued[" + tokenId + "]";
        }
    }

    private final Actions actions;
    private final KnownAccounts accounts;
    private final RecentCredentials credentials;
    private final TokenWriter tokens;

    AccountActionsController(
            Actions actions, KnownAccounts accounts, RecentCredentials credentials, TokenWriter tokens) {
        this.actions = actions;
        this.accounts = accounts;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @PostMapping("/disable")
    Success<Void> disable(
            OperatorCaller operator, RequestId request, @PathVariable String id, @RequestBody ReasonRequest body) {
        var account = accounts.require(id);
        var by = operator.id().actor();
        act(operator, request, account, body, (reason, at) -> new DisableAccount(account, reason, by, at));
        return Success.saying("Account disabled");
    }

    @PostMapping("/enable")
    Success<Void> enable(
            OperatorCaller operator, RequestId request, @PathVariable String id, @RequestBody ReasonRequest body) {
        var account = accounts.require(id);
        var by = operator.id().actor();
        act(operator, request, account, body, (reason, at) -> new EnableAccount(account, reason, by, at));
        return Success.saying("Account enabled");
    }

    @PostMapping("/grants")
    ResponseEntity<Success<Moved>> grant(
            OperatorCaller operator,
            RequestId request,
            @PathVariable String id,
            @RequestBody GrantRequest body,
            @RequestHeader HttpHeaders headers) {
        var key = IdempotencyKey.in(headers);
        var account = accounts.require(id);
        var operatorRequest = new OperatorRequest(operator, request);
        return moved(actions.actOnce(
                operatorRequest,
                account,
                body.reason(),
                key,
                "grant\n" + body.amount() + '\n' + body.reason(),
                (_, at) -> new GrantCoins(account, body.amount(), operatorRequest.cause(), at)));
    }

    @PostMapping("/corrections")
    ResponseEntity<Success<Moved>> correct(
            OperatorCaller operator,
            RequestId request,
            @PathVariable String id,
            @RequestBody CorrectionRequest body,
            @RequestHeader HttpHeaders headers) {
        var key = IdempotencyKey.in(headers);
        var account = accounts.require(id);
        var operatorRequest = new OperatorRequest(operator, request);
        return moved(actions.actOnce(
                operatorRequest,
                account,
                body.reason(),
                key,
                "correction\n" + body.entry() + '\n' + body.amount() + '\n' + body.reason(),
                (_, at) -> new CorrectCoins(account, body.entry(), body.amount(), operatorRequest.cause(), at)));
    }

    @PostMapping("/tokens")
    Success<Reissued> reissue(
            OperatorCaller operator, RequestId request, @PathVariable String id, @RequestBody ReasonRequest body) {
        var account = accounts.require(id);
        var by = operator.id().actor();
        var replacement = new TokenId(UUID.randomUUID());
        var issuedAt = new AtomicReference<Instant>();
        act(operator, request, account, body, (_, at) -> {
            issuedAt.set(at);
            return new ReissueToken(account, replacement, by, at);
        });
        return Success.of(
                "Token reissued",
                new Reissued(
                        tokens.write(account, replacement, List.of(Scope.API), issuedAt.get()), replacement.value()));
    }

    /** Executes a command that changes which tokens are valid. */
    private void act(
            OperatorCaller operator, RequestId request, AccountId account, ReasonRequest body, CommandFactory command) {
        var _ = actions.act(new OperatorRequest(operator, request), account, body.reason(), command);
        credentials.forget(account);
    }

    private static ResponseEntity<Success<Moved>> moved(OperatorReceipt receipt) {
        var answer = ResponseEntity.ok();
        if (receipt.replayed()) {
            answer.header("Idempotent-Replayed", "true");
        }
        return answer.body(
                Success.of(new Moved(receipt.entry(), receipt.balance().amount())));
    }
}
