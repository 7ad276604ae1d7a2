package com.ogensync.connect.rest.events;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.activity.query.ListActivityChanges;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.rest.activity.ActivityRow;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.paging.CursorCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/**
 * One SSE subscription. Sends its cursor first, so that a client can resume even before the first event, and a
 * keep-alive comment after 15 s without an event. Not thread-safe.
 */
final class EventStream {

    static final Duration KEEP_ALIVE_INTERVAL = Duration.ofSeconds(15);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration QUERY_MARGIN = Duration.ofSeconds(10);
    private static final Duration RECONNECT = Duration.ofSeconds(3);
    private static final int ROWS_MAX = 100;

    private final Dispatch dispatch;
    private final EventPositions positions;
    private final AccountId account;
    private final CursorCodec cursors;
    private @Nullable Long after;
    private boolean started;
    private Duration idle = Duration.ZERO;

    /**
     * Creates a stream.
     *
     * @param after the position to resume after; null to start with the next event
     */
    EventStream(
            Dispatch dispatch, EventPositions positions, AccountId account, CursorCodec cursors, @Nullable Long after) {
        this.dispatch = dispatch;
        this.positions = positions;
        this.account = account;
        this.cursors = cursors;
        this.after = after;
    }

    /** Waits up to 5 s for changes and returns the blocks to write, which may be none. */
    List<ServerSentEvent<ActivityRow>> poll() {
        long position = after == null ? positions.newestOf(account) : after;
        var blocks = new ArrayList<ServerSentEvent<ActivityRow>>();
        if (!started) {
            blocks.add(startBlock(position));
        }
        for (var view : changes(position, started ? POLL_TIMEOUT : Duration.ZERO)) {
            position = view.change();
            blocks.add(event(view));
        }
        after = position;
        started = true;
        idle = blocks.isEmpty() ? idle.plus(POLL_TIMEOUT) : Duration.ZERO;
        if (idle.compareTo(KEEP_ALIVE_INTERVAL) >= 0) {
            idle = Duration.ZERO;
            blocks.add(
                    ServerSentEvent.<ActivityRow>builder().comment("keep-alive").build());
        }
        return blocks;
    }

    /** Whether the first poll succeeded. */
    boolean hasStarted() {
        return started;
    }

    @SuppressWarnings("unchecked")
    private List<ActivityView> changes(long position, Duration timeout) {
        var query = new ListActivityChanges(account, position, ROWS_MAX, timeout);
        Answer<Page<ActivityView>> answer = dispatch.ask(query, Answer.class, timeout.plus(QUERY_MARGIN));
        var page = answer.view();
        return page == null ? List.of() : page.items();
    }

    private ServerSentEvent<ActivityRow> startBlock(long position) {
        return ServerSentEvent.<ActivityRow>builder()
                .id(String.valueOf(cursors.encode(position)))
                .retry(RECONNECT)
                .comment("start")
                .build();
    }

    private ServerSentEvent<ActivityRow> event(ActivityView view) {
        return ServerSentEvent.<ActivityRow>builder()
                .id(String.valueOf(cursors.encode(view.change())))
                .event(view.type().text())
                .data(ActivityRow.of(view))
                .build();
    }
}
