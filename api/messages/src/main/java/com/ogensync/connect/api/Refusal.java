package com.ogensync.connect.api;

/**
 * The reasons for which a command is refused, in order of precedence: if several apply, the first is given. The reason
 * is the details object of the command's exception.
 */
public enum Refusal {
    ACCOUNT_UNKNOWN("No such account"),
    OPERATOR_UNKNOWN("No such operator"),
    TOKEN_SUPERSEDED("The token has been replaced or revoked"),
    ACCOUNT_DISABLED("Account disabled"),
    OPERATOR_THERE_ALREADY("An operator with this name already exists"),
    EMAIL_ALREADY_REGISTERED("Email already registered"),
    IDEMPOTENCY_KEY_REUSED("This Idempotency-Key was already used for a different request"),
    IDEMPOTENCY_KEY_IN_FLIGHT("The first request with this Idempotency-Key is still in progress"),
    TOO_MANY_OPEN_MESSAGES("Too many messages are waiting for WhatsApp; try again when some have been sent"),
    NO_DEVICE_LINKED("No WhatsApp device linked. Scan the QR code of GET /api/session/qr first"),
    RECIPIENT_ABSENT("to is not on WhatsApp; nothing was charged"),
    SENDING_PAUSED("WhatsApp has paused sending for this account; nothing was charged"),
    NEW_CONTACTS_USED_UP("The daily limit of new contacts is reached; nothing was charged"),
    INSUFFICIENT_COINS("Insufficient SyncCoin credits"),
    BALANCE_BELOW_ZERO("The account has fewer SyncCoins than this correction deducts"),
    MESSAGE_UNKNOWN("No such message"),
    AMOUNT_OUT_OF_RANGE("The amount is out of range: 1 to 1000000"),
    ENTRY_UNKNOWN("No such ledger entry"),
    DEVICE_LINKED_ALREADY("A WhatsApp device is already linked"),
    NO_LINK_UNDER_WAY("No linking is in progress");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the sentence for the caller. */
    public String sentence() {
        return sentence;
    }
}
