package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.serialization.UnknownSerializedType;

/** Keeps {@code linked_session}, but for its leases, which are no events' business and outlive a rebuild. */
@ProcessingGroup(Group.LINKED_SESSIONS)
final class LinkedSessionWriter implements IndexWriter {

    private final Rows rows;

    LinkedSessionWriter(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Rows rows() {
        return rows;
    }

    @Override
    public String group() {
        return Group.LINKED_SESSIONS;
    }

    @EventHandler
    void on(WhatsAppSessionEvent event) {
        switch (event) {
            case WhatsAppLinked linked -> linked(linked);
            case WhatsAppConnectionLost _ -> connection(event, "offline");
            case WhatsAppConnectionRestored _ -> connection(event, "online");
            case WhatsAppUnlinked _ -> rows.write(event.sessionId(), """
                        update linked_session set state = 'unlinked', owner = null, lease_until = null
                        where account_id = ?""", account(event));
            case LinkRequested _, QrIssued _, LinkExpired _ -> {}
        }
    }

    @EventHandler
    void on(UnknownSerializedType unknown, DomainEventMessage<?> message) {
        UnknownEvents.refuse(message, unknown, "session:");
    }

    /** The rows stay, with their leases and epochs: who owns a session is not changed by a rebuild. */
    @ResetHandler
    void reset() {
        rows.writeNow("update linked_session set state = 'unlinked'");
    }

    private void linked(WhatsAppLinked linked) {
        rows.write(
                linked.sessionId(),
                """
                insert into linked_session
                    (account_id, link, state, number_key_id, number_box, device_key_id, device_box)
                values (?, ?, 'online', ?, ?, ?, ?)
                on conflict (account_id) do update set
                    link = excluded.link, state = excluded.state,
                    number_key_id = excluded.number_key_id, number_box = excluded.number_box,
                    device_key_id = excluded.device_key_id, device_box = excluded.device_box""",
                account(linked),
                linked.link(),
                linked.number().keyId(),
                linked.number().box(),
                linked.device().keyId(),
                linked.device().box());
    }

    private void connection(WhatsAppSessionEvent event, String state) {
        rows.write(
                event.sessionId(),
                "update linked_session set state = ? where account_id = ? and link = ? and state <> 'unlinked'",
                state,
                account(event),
                event.link());
    }

    private static UUID account(WhatsAppSessionEvent event) {
        return event.sessionId().account().uuid();
    }
}
