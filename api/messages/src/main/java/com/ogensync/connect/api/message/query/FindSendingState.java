package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.account.AccountId;

/**
 * Asks whether an account can send to somebody at this moment: a {@link SendingState}. Needs no projection. Somebody
 * who would be a new contact has a place kept among the day's for less than a minute, so that many asking at once do
 * not all find the last one.
 *
 * @param to the recipient's number, digits, or {@code …@lid}
 */
public record FindSendingState(AccountId accountId, String to) {

    /** Nothing personal. */
    @Override
    public String toString() {
        return "FindSendingState[" + accountId + "]";
    }
}
