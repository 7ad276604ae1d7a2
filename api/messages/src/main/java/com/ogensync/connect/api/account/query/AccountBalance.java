package com.ogensync.connect.api.account.query;

/**
 * An account's coins and what became of them.
 *
 * @param credits what can be spent
 * @param creditsUsed debits for messages less refunds
 * @param messagesSent acknowledged by WhatsApp
 */
public record AccountBalance(long credits, long creditsUsed, long messagesSent) {}
