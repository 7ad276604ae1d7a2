package com.ogensync.connect.postgres.index.writer;

import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Maintains {@code linked_session}, except for its leases, which do not depend on events and survive a rebuild. */
final class LinkedSessionWriter extends IndexWriter {

    private static final String OF_THAT_LINK = " where account_id = ? and link = ? and state <> 'unlinked'";

    private final Digests digests;

    LinkedSessionWriter(IndexBatch rows, Digests digests) {
        super(
                "linked-sessions",
                new IndexTable("linked_session", List.of("account_id"), List.of("owner", "lease_until", "epoch")),
                rows,
                "session:");
        this.digests = digests;
    }

    @EventHandler
    void on(WhatsAppSessionEvent event) {
        switch (event) {
            case WhatsAppLinked linked -> linked(linked);
            case WhatsAppConnectionLost lost -> connection(event, "offline", lost.until());
            case WhatsAppConnectionRestored _ -> connection(event, "online", null);
            case SendingRestricted restricted -> restricted(event, restricted.until());
            case SendingRestrictionLifted _ -> restricted(event, null);
            case WhatsAppUnlinked _ -> rows().write(event.sessionId(), """
                        update linked_session set state = 'unlinked', owner = null, lease_until = null
                        where account_id = ?""", account(event));
            case LinkRequested _, QrIssued _, LinkExpired _ -> {}
        }
    }

    private void linked(WhatsAppLinked linked) {
        rows().write(
                        linked.sessionId(),
                        """
                insert into linked_session
                    (account_id, link, state, number_key_id, number_box, device_key_id, device_box,
                     linked_at, number_digest, number_since)
                values (?, ?, 'online', ?, ?, ?, ?, ?, ?, ?)
                on conflict (account_id) do update set
                    link = excluded.link, state = excluded.state, linked_at = excluded.linked_at,
                    lost_until = null, restricted_until = null,
                    number_since = case when linked_session.number_digest = excluded.number_digest
                        then linked_session.number_since else excluded.number_since end,
                    number_digest = excluded.number_digest,
                    number_key_id = excluded.number_key_id, number_box = excluded.number_box,
                    device_key_id = excluded.device_key_id, device_box = excluded.device_box""",
                        account(linked),
                        linked.link(),
                        linked.number().keyId(),
                        linked.number().box(),
                        linked.device().keyId(),
                        linked.device().box(),
                        IndexBatch.moment(linked.at()),
                        digests.of(linked.sessionId().account(), linked.number())
                                .orElse(null),
                        IndexBatch.moment(linked.at()));
    }

    private void connection(WhatsAppSessionEvent event, String state, @Nullable Instant lostUntil) {
        rows().write(
                        event.sessionId(),
                        "update linked_session set state = ?, lost_until = ?" + OF_THAT_LINK,
                        state,
                        moment(lostUntil),
                        account(event),
                        event.link());
    }

    private void restricted(WhatsAppSessionEvent event, @Nullable Instant until) {
        rows().write(
                        event.sessionId(),
                        "update linked_session set restricted_until = ?" + OF_THAT_LINK,
                        moment(until),
                        account(event),
                        event.link());
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : IndexBatch.moment(instant);
    }

    private static UUID account(WhatsAppSessionEvent event) {
        return event.sessionId().account().uuid();
    }
}
