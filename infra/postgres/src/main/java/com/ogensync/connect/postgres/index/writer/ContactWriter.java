package com.ogensync.connect.postgres.index.writer;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageSent;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;

/** Maintains {@code contact}: the first message between an account and a number, in either direction. */
final class ContactWriter extends IndexWriter {

    static final String NAME = "contacts";

    private final Digests digests;

    ContactWriter(IndexBatch rows, Digests digests) {
        super(NAME, new IndexTable("contact", List.of("account_id", "digest"), List.of()), rows, "inbox:");
        this.digests = digests;
    }

    @EventHandler
    void on(MessageAccepted accepted) {
        addContact(accepted.messageId().account(), accepted.to(), true, accepted.at());
    }

    /** WhatsApp's form of the number is the same contact, not another new one. */
    @EventHandler
    void on(MessageSent sent) {
        if (sent.address() != null) {
            addContact(sent.messageId().account(), sent.address(), false, sent.at());
        }
    }

    @EventHandler
    void on(MessageReceived received) {
        addContact(received.inboxId().account(), received.from(), false, received.at());
    }

    private void addContact(AccountId account, Sealed number, boolean writtenFirst, Instant at) {
        digests.of(account, number)
                .ifPresent(digest -> rows().write(
                                account.uuid() + digest,
                                """
                        insert into contact (account_id, digest, written_first, since)
                        values (?, ?, ?, ?) on conflict (account_id, digest) do nothing""",
                                account.uuid(),
                                digest,
                                writtenFirst,
                                IndexBatch.moment(at)));
    }
}
