package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Index over the messages' events: accepted messages without an outcome. */
public interface OpenMessages {

    /**
     * An open message that is due for another attempt, or past its deadline.
     *
     * @param attempts how often recovery has tried to send it
     */
    record OpenMessage(MessageId messageId, Instant deadline, int attempts) {}

    /**
     * Returns due messages that this node can process: those of an account whose session it owns, those of an account
     * without a linked device, and those past their deadline. The first messages of all accounts come before the second
     * ones; within an account, older messages come first.
     *
     * @param owned the accounts whose sessions this node owns
     * @param limit the maximum number of messages
     */
    List<OpenMessage> due(Instant now, Set<AccountId> owned, int limit);

    /** Stores the number of attempts and the time of the next one. */
    void reschedule(MessageId messageId, Instant nextAttemptAt, int attempts);

    /** Returns all open messages of one account, oldest first. */
    List<OpenMessage> of(AccountId accountId);

    /** Returns the number of open messages per account; accounts without any are absent. */
    Map<AccountId, Integer> counts();

    /** Returns the acceptance of a message, read from its event stream. */
    Optional<MessageAccepted> accepted(MessageId messageId);
}
