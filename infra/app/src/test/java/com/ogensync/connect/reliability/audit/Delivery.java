package com.ogensync.connect.reliability.audit;

/** A message as the sandbox's network delivered it. */
public record Delivery(String messageId, String from, String to, String text, int copies) {}
