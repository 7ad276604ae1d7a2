package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.account.AccountId;

/**
 * Checks whether an account can send to a recipient now. The result is a {@link SendingState}. Needs no projection. If
 * the recipient is a new contact, the query reserves one of the day's new contacts for less than a minute, so that
 * concurrent queries cannot all get the last one.
 *
 * @param to the recipient's number, digits, or {@code …@lid}
 */
public record FindSendingState(AccountId accountId, String to) {

    /** Omits the recipient, which is personal data. */
    @Override
    public String toString() {
        return "FindSendingState[" + accountId + "]";
    }
}
