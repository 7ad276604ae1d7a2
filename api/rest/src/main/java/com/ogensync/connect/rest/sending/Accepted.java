package com.ogensync.connect.rest.sending;

import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.query.MessageOutcome;

/** A message that was taken on, now or by an earlier request, and how far it has come. */
record Accepted(SendReceipt receipt, MessageOutcome outcome) {}
