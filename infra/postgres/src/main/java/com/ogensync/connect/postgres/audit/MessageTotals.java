package com.ogensync.connect.postgres.audit;

/**
 * The totals of an account's messages.
 *
 * @param streams the number of messages
 * @param accepted the sum of the message ids' keyed hashes, once per acceptance
 * @param failed the sum of the message ids' keyed hashes, once per failure
 */
record MessageTotals(String account, long streams, long accepted, long failed) {

    static MessageTotals none(String account) {
        return new MessageTotals(account, 0, 0, 0);
    }

    MessageTotals plus(MessageTotals more) {
        return new MessageTotals(account, streams + more.streams, accepted + more.accepted, failed + more.failed);
    }
}
