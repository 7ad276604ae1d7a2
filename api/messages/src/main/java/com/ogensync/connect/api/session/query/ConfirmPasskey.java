package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.account.AccountId;

/**
 * Confirms to WhatsApp that the owner saw the same code on both screens. The result is a {@link PasskeyVerdict}.
 *
 * @param code the code on the phone's screen
 */
public record ConfirmPasskey(AccountId accountId, String code) {

    @Override
    public String toString() {
        return "ConfirmPasskey[" + accountId + "]";
    }
}
