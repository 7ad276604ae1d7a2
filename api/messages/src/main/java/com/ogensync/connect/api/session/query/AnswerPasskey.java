package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.account.AccountId;

/**
 * Submits a browser's passkey response to WhatsApp. The result is a {@link PasskeyVerdict}.
 *
 * @param response a WebAuthn assertion as JSON; a secret
 */
public record AnswerPasskey(AccountId accountId, String response) {

    @Override
    public String toString() {
        return "AnswerPasskey[" + accountId + "]";
    }
}
