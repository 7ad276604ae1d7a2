package com.ogensync.connect.reliability.child;

/**
 * A registered caller of the application.
 *
 * @param phone the number of its WhatsApp
 */
public record Account(String id, String token, String phone) {}
