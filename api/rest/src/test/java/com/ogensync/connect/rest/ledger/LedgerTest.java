package com.ogensync.connect.rest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.BalanceAt;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.account.query.FindBalanceAt;
import com.ogensync.connect.api.account.query.LedgerEntryView;
import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.TestClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTest {

    private static final String ZEROS = "0".repeat(64);
    private static final String ONES = "1".repeat(64);

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    @Test
    void an_entry_shows_all_hashed_fields() {
        var debit = new LedgerEntryView(
                2,
                LedgerEntryView.Type.DEBITED,
                1,
                EntryReason.MESSAGE,
                99,
                new WhatsAppMessageId("3EB0AA"),
                null,
                TestClock.START,
                new RequestId("r-1"),
                new TokenId(new UUID(0, 1)),
                Actor.USER,
                ZEROS,
                ONES);
        var correction = new LedgerEntryView(
                3,
                LedgerEntryView.Type.GRANTED,
                5,
                EntryReason.CORRECTION,
                104,
                null,
                2L,
                TestClock.START,
                new RequestId("r-2"),
                null,
                Actor.operator("ann"),
                ONES,
                ZEROS);
        edge.world().positionIs(42);
        edge.world().shows(ListLedgerEntries.class, new Page<>(List.of(debit, correction), null));
        edge.get("/api/credits/ledger", caller)
                .succeededWith(
                        200,
                        "{\"success\":true,\"data\":{\"entries\":["
                                + "{\"entry\":2,\"type\":\"debited\",\"amount\":1,\"reason\":\"message\","
                                + "\"balance\":99,"
                                + "\"messageId\":\"3EB0AA\",\"corrects\":null,\"at\":\"2026-01-02T03:04:05.678Z\","
                                + "\"requestId\":\"r-1\",\"tokenId\":\"00000000-0000-0000-0000-000000000001\","
                                + "\"by\":\"user\",\"previous\":\"" + ZEROS + "\",\"hash\":\"" + ONES + "\"},"
                                + "{\"entry\":3,\"type\":\"granted\",\"amount\":5,\"reason\":\"correction\","
                                + "\"balance\":104,"
                                + "\"messageId\":null,\"corrects\":2,\"at\":\"2026-01-02T03:04:05.678Z\","
                                + "\"requestId\":\"r-2\",\"tokenId\":null,\"by\":\"operator:ann\",\"previous\":\""
                                + ONES + "\",\"hash\":\"" + ZEROS + "\"}],\"nextCursor\":null}}");
        assertThat(edge.world().last(ListLedgerEntries.class))
                .isEqualTo(new ListLedgerEntries(caller.account(), 42, 0, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05.678Z, 2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05.678901Z, 2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000Z",
        "2026-01-02T03:04Z, 2026-01-02T03:04:00.000Z",
        "2026-01-02T03:04:05%2B05:30, 2026-01-01T21:34:05.000Z",
        "2026-01-02T03:04:05+05:30, 2026-01-01T21:34:05.000Z",
        "2026-01-02T03:04:05%2B0530, 2026-01-01T21:34:05.000Z",
        "2026-01-02T03:04:05+05, 2026-01-01T22:04:05.000Z",
        "2026-01-02T03:04:05-01:00, 2026-01-02T04:04:05.000Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
    })
    void the_balance_at_a_given_time_accepts_every_iso_8601_form(String written, String at) {
        edge.world().shows(FindBalanceAt.class, new BalanceAt(95, 6));
        edge.get("/api/credits?at=" + written, caller)
                .succeededWith(200, "{\"success\":true,\"data\":{\"credits\":95,\"at\":\"" + at + "\",\"entry\":6}}");
        assertThat(edge.world().last(FindBalanceAt.class))
                .isEqualTo(new FindBalanceAt(caller.account(), 7, Instant.parse(at)));
    }

    @Test
    void before_the_first_entry_the_balance_is_zero_and_without_at_it_is_the_current_one() {
        edge.world().shows(FindBalanceAt.class, null);
        edge.world().shows(FindBalance.class, new AccountBalance(1, 2, 3));
        edge.get("/api/credits?at=2020-01-01T00:00:00Z", caller)
                .succeededWith(
                        200,
                        "{\"success\":true,\"data\":{\"credits\":0,\"at\":\"2020-01-01T00:00:00.000Z\",\"entry\":0}}");
        edge.get("/api/credits?other=1", caller)
                .succeededWith(200, "{\"success\":true,\"data\":{\"credits\":1,\"creditsUsed\":2,\"messagesSent\":3}}");
    }
}
