package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;

/** Whoever shows a token: an account, or somebody of the operations team. */
public sealed interface TokenHolder permits Caller, OperatorCaller {

    /** Of that name, with that token. */
    static TokenHolder of(Identifier holder, TokenId token) {
        return switch (holder) {
            case AccountId account -> new Caller(account, token);
            case OperatorId operator -> new OperatorCaller(operator, token);
            default -> throw new IllegalArgumentException("Tokens belong to accounts and operators");
        };
    }

    /** What the token's claim {@code sub} says: an account's bare uuid, or {@code operator:<name>}. */
    static String subject(Identifier holder) {
        return holder instanceof AccountId account ? account.uuid().toString() : holder.value();
    }
}
