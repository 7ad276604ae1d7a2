package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages that were accepted and have no outcome yet: an index over the messages' events. */
public interface OpenMessages {

    /**
     * An open message that is due for another attempt, or past its deadline.
     *
     * @param attempts how often recovery has tried it
     */
    record OpenMessage(MessageId messageId, Instant deadline, int attempts) {}

    /** Those whose next attempt is due, oldest first, at most {@code limit}. */
    List<OpenMessage> due(Instant now, int limit);

    /** Counts an attempt, and says when the next is due. */
    void reschedule(MessageId messageId, Instant nextAttemptAt, int attempts);

    /** All open messages of one account, oldest first. */
    List<OpenMessage> of(AccountId accountId);

    /** How many each account has open; accounts without any are absent. */
    Map<AccountId, Integer> counts();

    /** The message as it was accepted, read from its own stream. */
    Optional<MessageAccepted> accepted(MessageId messageId);
}
