package com.ogensync.connect.api.account.query;

/**
 * An account's balance and its use.
 *
 * @param credits the coins that can be spent
 * @param creditsUsed debits for messages minus refunds
 * @param messagesSent the number of messages that WhatsApp acknowledged
 */
public record AccountBalance(long credits, long creditsUsed, long messagesSent) {}
