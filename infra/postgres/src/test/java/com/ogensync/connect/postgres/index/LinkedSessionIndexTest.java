package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.whatsapp.session.LinkedSession;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import com.ogensync.connect.whatsapp.session.LinkedSessions.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkedSessionIndexTest extends IndexTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final LinkedSessions sessions = service.get(LinkedSessions.class);

    @BeforeEach
    void no_session_is_owned() {
        database.sql().sql("delete from linked_session").update();
    }

    @Test
    void an_account_without_a_linked_device_has_no_session() {
        assertThat(sessions.find(account)).isEmpty();
    }

    @Test
    void a_session_goes_offline_and_online_and_is_unlinked() {
        store(0, Facts.linked(account, 1));
        assertThat(sessions.find(account)).contains(session(1, true));

        store(1, Facts.connectionLost(account, 1));
        assertThat(sessions.find(account)).contains(session(1, false));

        store(2, Facts.connectionRestored(account, 1));
        assertThat(sessions.find(account)).contains(session(1, true));

        store(3, Facts.unlinked(account, 1));
        assertThat(sessions.find(account)).isEmpty();

        store(4, Facts.linked(account, 2), Facts.connectionLost(account, 1));
        assertThat(sessions.find(account)).contains(session(2, true));
    }

    @Test
    void a_restriction_is_stored_until_it_is_lifted_or_the_device_is_linked_again() {
        var id = new SessionId(account);
        var until = Facts.AT.plusSeconds(3600);
        store(0, Facts.linked(account, 1), new SendingRestricted(id, 1, until, Facts.AT));
        assertThat(sessions.find(account)).contains(session(1, true, null, until));

        store(2, new WhatsAppConnectionLost(id, 1, LossReason.PAUSED, until, Facts.AT));
        assertThat(sessions.find(account)).contains(session(1, false, until, until));

        store(3, Facts.connectionRestored(account, 1), new SendingRestrictionLifted(id, 1, Facts.AT));
        assertThat(sessions.find(account)).contains(session(1, true));

        store(5, new SendingRestricted(id, 1, until, Facts.AT), Facts.unlinked(account, 1), Facts.linked(account, 2));
        assertThat(sessions.find(account)).contains(session(2, true));
    }

    @Test
    void a_session_has_one_owner_until_its_lease_ends() {
        store(0, Facts.linked(account, 1));

        assertThat(sessions.claim("node-1", LONG)).containsExactly(new Lease(account, 1, 1));
        assertThat(sessions.claim("node-2", LONG)).isEmpty();
        assertThat(sessions.claim("node-1", Duration.ofMillis(100))).containsExactly(new Lease(account, 1, 1));
        await().untilAsserted(
                        () -> assertThat(sessions.claim("node-2", LONG)).containsExactly(new Lease(account, 1, 2)));
        assertThat(sessions.claim("node-1", LONG)).isEmpty();
    }

    @Test
    void an_owner_that_renews_late_keeps_its_epoch_if_no_other_node_claimed() {
        store(0, Facts.linked(account, 1));
        sessions.claim("node-1", Duration.ofMillis(1));

        assertThat(sessions.claim("node-1", LONG)).containsExactly(new Lease(account, 1, 1));
    }

    @Test
    void a_node_that_stops_orderly_releases_its_sessions_at_once() {
        store(0, Facts.linked(account, 1));
        sessions.claim("node-1", LONG);
        sessions.release("node-1");

        assertThat(sessions.claim("node-2", LONG)).containsExactly(new Lease(account, 1, 2));
        sessions.release("node-1");
        assertThat(sessions.claim("node-1", LONG)).isEmpty();
    }

    @Test
    void an_unlinked_session_has_no_owner_and_its_epoch_is_never_reset() {
        store(0, Facts.linked(account, 1));
        sessions.claim("node-1", LONG);
        assertThat(sessions.unlinked()).isEmpty();
        store(1, Facts.unlinked(account, 1));

        assertThat(sessions.claim("node-1", LONG)).isEmpty();
        assertThat(sessions.unlinked()).containsExactly(session(1, false));

        store(2, Facts.linked(account, 2));
        assertThat(sessions.claim("node-2", LONG)).containsExactly(new Lease(account, 2, 2));
    }

    @Test
    void events_and_a_rebuild_do_not_change_leases() {
        store(0, Facts.linked(account, 1));
        sessions.claim("node-1", LONG);
        store(1, Facts.connectionLost(account, 1));

        rebuild("linked-sessions");
        awaitIndexed(account);

        assertThat(sessions.find(account)).contains(session(1, false));
        assertThat(sessions.claim("node-2", LONG))
                .noneMatch(lease -> lease.accountId().equals(account));
        assertThat(sessions.claim("node-1", LONG)).contains(new Lease(account, 1, 1));
    }

    @Test
    void two_nodes_that_claim_concurrently_never_own_the_same_session() throws Exception {
        for (int i = 0; i < 20; i++) {
            var each = Facts.anAccount();
            service.store(Facts.session(each), 0, Facts.linked(each, 1));
            awaitIndexed(each);
        }
        Callable<List<Lease>> first = () -> sessions.claim("node-1", LONG);
        Callable<List<Lease>> second = () -> sessions.claim("node-2", LONG);
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(IntStream.range(0, 40)
                    .mapToObj(i -> i % 2 == 0 ? first : second)
                    .toList());
        }

        var ofFirst = sessions.claim("node-1", LONG);
        var ofSecond = sessions.claim("node-2", LONG);
        var all = new HashSet<>(ofFirst);
        all.addAll(ofSecond);
        assertThat(ofFirst.size() + ofSecond.size()).isEqualTo(20);
        assertThat(all).hasSize(20).allMatch(lease -> lease.epoch() == 1);
    }

    private void store(long sequenceNumber, Event... events) {
        service.store(Facts.session(account), sequenceNumber, events);
        awaitIndexed(account);
    }

    private LinkedSession session(long link, boolean online) {
        return session(link, online, null, null);
    }

    private LinkedSession session(
            long link, boolean online, @Nullable Instant lostUntil, @Nullable Instant restrictedUntil) {
        return new LinkedSession(
                account,
                link,
                new Sealed("key-1", "number"),
                new Sealed("key-1", "device"),
                Facts.AT,
                online,
                lostUntil,
                restrictedUntil);
    }
}
