package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages that were accepted and have no outcome yet: an index over the messages' events. */
public interface OpenMessages {

    /**
     * An open message that is due for another attempt, or past its deadline.
     *
     * @param attempts how often recovery has tried it
     */
    record OpenMessage(MessageId messageId, Instant deadline, int attempts) {}

    /**
     * Those whose next attempt is due and which this node can bring further: of an account whose session it keeps, of
     * one without a linked device, or past the deadline. The others wait for their deadline and take no place here.
     * Each account's first message comes before any account's second; of one account the oldest comes first.
     *
     * @param kept the accounts whose sessions this node keeps
     * @param limit how many at most
     */
    List<OpenMessage> due(Instant now, Set<AccountId> kept, int limit);

    /** Counts an attempt, and says when the next is due. */
    void reschedule(MessageId messageId, Instant nextAttemptAt, int attempts);

    /** All open messages of one account, oldest first. */
    List<OpenMessage> of(AccountId accountId);

    /** How many each account has open; accounts without any are absent. */
    Map<AccountId, Integer> counts();

    /** The message as it was accepted, read from its own stream. */
    Optional<MessageAccepted> accepted(MessageId messageId);
}
