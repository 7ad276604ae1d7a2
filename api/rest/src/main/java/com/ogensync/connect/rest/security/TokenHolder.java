package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.operator.OperatorId;

/** The holder of a token: an account or an operator. */
public sealed interface TokenHolder permits Caller, OperatorCaller {

    /** Returns the holder with this id and token. */
    static TokenHolder of(Identifier holder, TokenId token) {
        return switch (holder) {
            case AccountId account -> new Caller(account, token);
            case OperatorId operator -> new OperatorCaller(operator, token);
            default -> throw new IllegalArgumentException("Only accounts and operators can hold tokens");
        };
    }

    /** Returns the claim {@code sub} of the holder's token: an account's bare UUID, or {@code operator:<name>}. */
    static String subject(Identifier holder) {
        return holder instanceof AccountId account ? account.uuid().toString() : holder.value();
    }
}
