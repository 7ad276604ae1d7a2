package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.RevocationReason;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.account.query.AccountProfile;
import com.ogensync.connect.api.account.query.BalanceAt;
import com.ogensync.connect.api.account.query.FindBalanceAt;
import com.ogensync.connect.api.account.query.FindProfile;
import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.api.account.query.LedgerEntryView;
import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.account.query.Usage;
import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.activity.query.ListActivityChanges;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtherViewsTest {
    private static final String BOB = "919876543210";

    private final World world = new World().start();
    private final Story ada = new Story(1);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_profile_has_the_valid_token() {
        var next = new TokenId(new UUID(9, 9));
        world.given(ada.registered(100));
        world.given(
                new TokenRevoked(ada.account(), ada.token(), RevocationReason.REGENERATED, Actor.USER, ada.now()),
                new TokenIssued(ada.account(), next, List.of(Scope.API), null, null, Actor.USER, ada.now()),
                new AccountDisabled(ada.account(), ada.sealed("PROFILE", "why"), Actor.operator("eve"), ada.now()));

        assertThat(seen(world.<AccountProfile>query(new FindProfile(ada.account(), world.position()))))
                .isEqualTo(new AccountProfile(
                        ada.account(),
                        "Ada",
                        "ada@example.com",
                        BOB,
                        Story.START,
                        new AccountProfile.Token(next, Story.START, List.of(Scope.API)),
                        true));
    }

    @Test
    void the_ledger_is_paged_oldest_first_with_all_fields_that_its_hash_covers() {
        world.given(ada.registered(100)).given(ada.accepted(1, BOB)).given(ada.failed(1));
        var grant = ada.granted(7, EntryReason.OPERATOR_GRANT);
        world.given(grant);

        Page<LedgerEntryView> first = seen(world.query(new ListLedgerEntries(ada.account(), world.position(), 0, 3)));
        Page<LedgerEntryView> second = seen(world.query(new ListLedgerEntries(ada.account(), world.position(), 3, 3)));

        assertThat(first.next()).isEqualTo(3);
        assertThat(first.items())
                .extracting(entry -> entry.type().text())
                .containsExactly("granted", "debited", "refunded");
        assertThat(second.next()).isNull();
        assertThat(second.items())
                .containsExactly(new LedgerEntryView(
                        4,
                        LedgerEntryView.Type.GRANTED,
                        7,
                        EntryReason.OPERATOR_GRANT,
                        107,
                        null,
                        null,
                        grant.at(),
                        grant.requestId(),
                        grant.tokenId(),
                        grant.by(),
                        grant.previous(),
                        grant.hash()));
    }

    @Test
    void a_balance_is_known_for_every_moment() {
        world.given(ada.registered(100)).given(ada.later(Duration.ofMinutes(1)).accepted(1, BOB));
        world.given(ada.accepted(2, BOB));

        assertThat(seen(world.<BalanceAt>query(at(-1)))).isEqualTo(new BalanceAt(0, 0));
        assertThat(seen(world.<BalanceAt>query(at(0)))).isEqualTo(new BalanceAt(100, 1));
        assertThat(seen(world.<BalanceAt>query(at(59_999)))).isEqualTo(new BalanceAt(100, 1));
        assertThat(seen(world.<BalanceAt>query(at(60_000)))).isEqualTo(new BalanceAt(98, 3));
    }

    @Test
    void a_message_is_one_activity_that_is_updated_and_keeps_its_position() {
        world.given(ada.registered(100)).given(ada.accepted(1, BOB)).given(ada.accepted(2, BOB));
        world.given(ada.sent(1), ada.read(1), ada.delivered(1));

        Page<ActivityView> page = seen(world.query(new ListActivities(ada.account(), world.position(), null, 2, null)));
        Page<ActivityView> rest =
                seen(world.query(new ListActivities(ada.account(), world.position(), page.next(), 9, null)));
        Page<ActivityView> read = seen(
                world.query(new ListActivities(ada.account(), world.position(), null, 9, ActivityType.MESSAGE_READ)));

        assertThat(page.items())
                .extracting(ActivityView::description)
                .containsExactly("Message queued for " + BOB, "Message read by " + BOB);
        assertThat(rest.items())
                .extracting(ActivityView::type)
                .containsExactly(ActivityType.COINS_GRANTED, ActivityType.REGISTERED);
        assertThat(read.items()).containsExactly(page.items().get(1));
        assertThat(read.items().getFirst().details())
                .containsEntry("to", BOB)
                .containsKeys("acceptedAt", "sentAt", "deliveredAt", "readAt");
    }

    @Test
    void a_client_receives_each_change_after_its_last_position() {
        world.given(ada.registered(100)).given(ada.accepted(1, BOB));
        long seen = world.position();
        world.given(ada.sent(1));

        Page<ActivityView> changes =
                seen(world.query(new ListActivityChanges(ada.account(), seen, 10, Duration.ofSeconds(20))));

        assertThat(changes.items()).extracting(ActivityView::type).containsExactly(ActivityType.MESSAGE_SENT);
        assertThat(changes.next()).isEqualTo(world.position());
        Page<ActivityView> nothing =
                seen(world.query(new ListActivityChanges(ada.account(), world.position(), 10, Duration.ofMillis(10))));
        assertThat(nothing.items()).isEmpty();
    }

    @Test
    void usage_counts_milestones_by_hour() {
        world.given(ada.registered(100)).given(ada.accepted(1, BOB)).given(ada.accepted(2, BOB));
        world.given(ada.later(Duration.ofMillis(40)).sent(1)).given(ada.failed(2));
        world.given(ada.later(Duration.ofHours(2)).read(1));

        for (int time = 0; time < 2; time++) {
            var usage = usage(3);
            assertThat(usage.messages()).isEqualTo(new Usage.Counts(2, 1, 1, 1, 1));
            assertThat(usage.messages().successRate()).isEqualTo(0.5);
            assertThat(usage.credits()).isEqualTo(new Usage.Credits(100, 2, 1, 99));
            assertThat(usage.latency()).isEqualTo(new Usage.Latency(40L, 40L, 40L));
            assertThat(usage.series())
                    .containsExactly(
                            new Usage.Bucket(Story.START, new Usage.Counts(2, 1, 0, 0, 1), 2),
                            new Usage.Bucket(Story.START.plusSeconds(3600), new Usage.Counts(0, 0, 0, 0, 0), 0),
                            new Usage.Bucket(Story.START.plusSeconds(7200), new Usage.Counts(0, 0, 1, 1, 0), 0));
        }
    }

    @Test
    void an_hour_is_counted_again_after_a_late_event() {
        world.given(ada.registered(100)).given(ada.accepted(1, BOB));
        assertThat(usage(1).messages()).isEqualTo(new Usage.Counts(1, 0, 0, 0, 0));

        world.given(ada.sent(1));

        assertThat(usage(1).messages()).isEqualTo(new Usage.Counts(1, 1, 0, 0, 0));
    }

    private Usage usage(int hours) {
        return seen(world.query(new FindUsage(
                ada.account(),
                world.position(),
                Story.START,
                Story.START.plus(Duration.ofHours(hours)),
                FindUsage.Interval.HOUR,
                ZoneOffset.UTC)));
    }

    private FindBalanceAt at(long millis) {
        return new FindBalanceAt(ada.account(), world.position(), Story.START.plusMillis(millis));
    }

    private static <T> T seen(Answer<T> answer) {
        assertThat(answer.stale()).isFalse();
        var view = answer.view();
        if (view == null) {
            throw new AssertionError("Nothing was found");
        }
        return view;
    }
}
