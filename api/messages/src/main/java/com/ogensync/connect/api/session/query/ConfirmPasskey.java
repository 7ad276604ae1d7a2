package com.ogensync.connect.api.session.query;

import com.ogensync.connect.api.account.AccountId;

/**
 * Tells WhatsApp that the owner saw the same code on both screens: a {@link PasskeyVerdict}.
 *
 * @param code the code that the phone showed
 */
public record ConfirmPasskey(AccountId accountId, String code) {

    @Override
    public String toString() {
        return "ConfirmPasskey[" + accountId + "]";
    }
}
