package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.account.AccountId;

/**
 * Asks WhatsApp whether a browser's answer will do: a {@link PasskeyVerdict}.
 *
 * @param response a WebAuthn assertion as JSON; a secret
 */
public record AnswerPasskey(AccountId accountId, String response) {

    @Override
    public String toString() {
        return "AnswerPasskey[" + accountId + "]";
    }
}
