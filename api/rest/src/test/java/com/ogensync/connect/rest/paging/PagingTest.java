package com.ogensync.connect.rest.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.query.ListLedgerEntries;
import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.message.query.ListMessages;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private static final long ROWS = 25;
    private static final String REFUSED = "cursor must be a value issued to this account for the same list and filters";

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    /** Rows 1-25 of an account, newest first; a page may start before any row. */
    @BeforeEach
    void rows() {
        edge.world().on(ListActivities.class, query -> {
            long first = query.before() == null ? ROWS : query.before() - 1;
            var items = LongStream.iterate(first, position -> position > 0, position -> position - 1)
                    .limit(query.limit())
                    .mapToObj(PagingTest::row)
                    .toList();
            long last = first - items.size() + 1;
            return new Answer<>(new Page<>(items, last > 1 ? last : null), false);
        });
    }

    private static ActivityView row(long position) {
        return new ActivityView("row-" + position, ActivityType.LINKED, "", TestClock.START, Map.of(), position);
    }

    private String cursor(String query, Edge.Caller account) {
        return edge.get("/api/activity" + query, account)
                .json()
                .get("data")
                .get("nextCursor")
                .stringValue();
    }

    @Test
    void next_cursor_leads_through_all_pages_to_the_end() {
        var seen = new ArrayList<String>();
        var query = "?limit=10";
        for (var page = edge.get("/api/activity" + query, caller).json().get("data");
                ;
                page = edge.get("/api/activity" + query, caller).json().get("data")) {
            page.get("activities").forEach(row -> seen.add(row.get("id").stringValue()));
            if (page.get("nextCursor").isNull()) {
                break;
            }
            query = "?limit=10&cursor=" + page.get("nextCursor").stringValue();
        }
        assertThat(seen)
                .isEqualTo(LongStream.iterate(ROWS, position -> position > 0, position -> position - 1)
                        .mapToObj(position -> "row-" + position)
                        .toList());
    }

    @Test
    void a_cursor_is_opaque_and_valid_with_another_limit() {
        var cursor = cursor("?limit=10", caller);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(edge.get("/api/activity?limit=3&cursor=" + cursor, caller).status())
                .isEqualTo(200);
        assertThat(edge.world().last(ListActivities.class).before()).isEqualTo(16);
    }

    @Test
    void every_change_of_a_cursor_is_400() {
        var cursor = cursor("?limit=10", caller);
        for (int i = 0; i < cursor.length(); i++) {
            var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            var forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThat(edge.get("/api/activity?cursor=" + forged, caller).failedWith(400))
                    .isEqualTo(REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "null", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "AAAAAAAAAAA=", "..%2F.."})
    void a_cursor_that_was_never_issued_is_400(String cursor) {
        for (var list : List.of("/api/activity", "/api/messages", "/api/credits/ledger")) {
            assertThat(edge.get(list + "?cursor=" + cursor, caller).failedWith(400))
                    .isEqualTo(REFUSED);
        }
        assertThat(edge.world().received()).isEmpty();
    }

    @Test
    void a_cursor_is_valid_for_its_account_its_list_and_its_filters_only() {
        var cursor = cursor("?limit=10&type=linked", caller);
        edge.get("/api/activity?cursor=" + cursor, caller).failedWith(400);
        edge.get("/api/activity?type=unlinked&cursor=" + cursor, caller).failedWith(400);
        edge.get("/api/messages?cursor=" + cursor, caller).failedWith(400);
        edge.get("/api/credits/ledger?cursor=" + cursor, caller).failedWith(400);
        edge.get("/api/activity?type=linked&cursor=" + cursor, edge.caller()).failedWith(400);
        assertThat(edge.get("/api/activity?type=linked&cursor=" + cursor, caller)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void messages_and_the_ledger_resume_from_their_cursors() {
        edge.world().shows(ListMessages.class, new Page<>(List.of(), 5L));
        edge.world().shows(ListLedgerEntries.class, new Page<>(List.of(), 40L));
        var messages = "/api/messages?status=sent&to=919876543210";
        edge.get(messages + "&cursor=" + next(messages), caller);
        assertThat(edge.world().last(ListMessages.class).before()).isEqualTo(5);
        edge.get("/api/messages?status=sent&to=919876543211&cursor=" + next(messages), caller)
                .failedWith(400);
        edge.get("/api/credits/ledger?cursor=" + next("/api/credits/ledger"), caller);
        assertThat(edge.world().last(ListLedgerEntries.class).after()).isEqualTo(40);
    }

    private String next(String path) {
        return edge.get(path, caller).json().get("data").get("nextCursor").stringValue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/activity?limit=0, limit must be a number from 1 to 100",
        "/api/activity?limit=101, limit must be a number from 1 to 100",
        "/api/activity?limit=-1, limit must be a number from 1 to 100",
        "/api/activity?limit=01, limit must be a number from 1 to 100",
        "/api/activity?limit=1.0, limit must be a number from 1 to 100",
        "/api/activity?limit=%2B1, limit must be a number from 1 to 100",
        "/api/activity?limit=%D9%A1, limit must be a number from 1 to 100",
        "/api/activity?limit=, limit must be a number from 1 to 100",
        "/api/activity?limit, limit must be a number from 1 to 100",
        "/api/activity?limit=5&limit=5, limit must be given once",
        "/api/activity?limit=99999999999999999999, limit must be a number from 1 to 100",
        "/api/messages?limit=x, limit must be a number from 1 to 100",
        "/api/credits/ledger?limit=x, limit must be a number from 1 to 100",
        "/api/activity?type=MESSAGE_SENT, 'type must be one of registered, token_regenerated, link_requested'",
        "/api/activity?type=, type must be one of",
        "/api/messages?status=queued, 'status must be one of accepted, sent, delivered, read, failed'",
        "/api/messages?to=+919876543210, to must be 8-15 digits",
        "/api/messages?to=00919876543210, to must be digits, country code first",
        "/api/messages?to=9198765, to must be 8-15 digits",
        "/api/messages?to=919876543210@s.whatsapp.net, to must be 8-15 digits",
        "/api/messages?to=%FF, to must be 8-15 digits",
        "/api/credits?at=, at must be an ISO 8601 time",
        "/api/credits?at, at must be an ISO 8601 time",
        "/api/credits?at=2026-01-02, at must be an ISO 8601 time",
        "/api/credits?at=2026-01-02T03:04:05, at must be an ISO 8601 time",
        "/api/credits?at=1767323045, at must be an ISO 8601 time",
        "/api/credits?at=2026-01-02T03:04:05%2B053, at must be an ISO 8601 time",
        "/api/credits?at=2026-01-02T03:04:60Z, at must be an ISO 8601 time",
        "/api/credits?at=1969-12-31T23:59:59.999Z, at must be in the years 1970 to 9999",
        "/api/credits?at=%2B999999999-12-31T23:59:59Z, at must be in the years 1970 to 9999",
        "/api/credits?at=2026-01-02T03:04:05Z&at=2026-01-02T03:04:05Z, at must be given once",
    })
    void an_invalid_parameter_is_400_without_a_query(String path, String sentence) {
        assertThat(edge.get(path, caller).failedWith(400)).startsWith(sentence);
        assertThat(edge.world().received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/activity",
                "/api/metrics",
                "/api/messages",
                "/api/messages/3EB0AA",
                "/api/credits/ledger",
                "/api/credits?at=x",
                "/api/account",
                "/api/events"
            })
    void token_and_method_are_checked_before_parameters(String path) {
        edge.get(path, null).failedWith(401);
        edge.get(path, "nonsense").failedWith(401);
        edge.post(path, caller, "{}").failedWith(405);
        assertThat(edge.world().received()).isEmpty();
    }

    @Test
    void lists_count_as_reads() {
        var reply = edge.get("/api/activity?limit=0", caller);
        assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"reads\";q=1200;w=60");
        assertThat(reply.header("RateLimit")).isEqualTo("\"reads\";r=1199;t=60");
    }
}
