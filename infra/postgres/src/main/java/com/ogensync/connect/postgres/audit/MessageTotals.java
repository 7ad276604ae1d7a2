package com.ogensync.connect.postgres.audit;

/**
 * What an account's messages come to.
 *
 * @param streams how many messages there are
 * @param accepted the sum of their names' secret hashes, as often as each was accepted
 * @param failed likewise, as often as each failed
 */
record MessageTotals(String account, long streams, long accepted, long failed) {

    static MessageTotals none(String account) {
        return new MessageTotals(account, 0, 0, 0);
    }

    MessageTotals plus(MessageTotals more) {
        return new MessageTotals(account, streams + more.streams, accepted + more.accepted, failed + more.failed);
    }
}
