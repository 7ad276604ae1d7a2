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
 * One caller's way through what happens. It begins by naming the place where it is, so that whoever is cut off before
 * the first event can go on from there too; and it breaks a long silence, so that everybody on the way knows that it
 * lives. One turn at a time.
 */
final class EventStream {

    static final Duration SILENCE_MAX = Duration.ofSeconds(15);
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(10);
    private static final Duration RECONNECT = Duration.ofSeconds(3);
    private static final int ROWS_MAX = 100;

    private final Dispatch dispatch;
    private final EventPositions positions;
    private final AccountId account;
    private final CursorCodec places;
    private @Nullable Long after;
    private boolean begun;
    private Duration silence = Duration.ZERO;

    /**
     * A stream that has not begun.
     *
     * @param after the place to go on from; null to begin with what happens from now on
     */
    EventStream(
            Dispatch dispatch, EventPositions positions, AccountId account, CursorCodec places, @Nullable Long after) {
        this.dispatch = dispatch;
        this.positions = positions;
        this.account = account;
        this.places = places;
        this.after = after;
    }

    /** What to write next; nothing when all is silent. It waits a little for something to happen. */
    List<ServerSentEvent<ActivityRow>> turn() {
        long place = after == null ? positions.newestOf(account) : after;
        var lines = new ArrayList<ServerSentEvent<ActivityRow>>();
        if (!begun) {
            lines.add(beginning(place));
        }
        for (var view : changes(place, begun ? TURN : Duration.ZERO)) {
            place = view.change();
            lines.add(event(view));
        }
        after = place;
        begun = true;
        silence = lines.isEmpty() ? silence.plus(TURN) : Duration.ZERO;
        if (silence.compareTo(SILENCE_MAX) >= 0) {
            silence = Duration.ZERO;
            lines.add(
                    ServerSentEvent.<ActivityRow>builder().comment("still here").build());
        }
        return lines;
    }

    /** Whether the first turn went well. */
    boolean hasBegun() {
        return begun;
    }

    @SuppressWarnings("unchecked")
    private List<ActivityView> changes(long place, Duration patience) {
        var question = new ListActivityChanges(account, place, ROWS_MAX, patience);
        Answer<Page<ActivityView>> answer = dispatch.ask(question, Answer.class, patience.plus(ANSWERING));
        var page = answer.view();
        return page == null ? List.of() : page.items();
    }

    private ServerSentEvent<ActivityRow> beginning(long place) {
        return ServerSentEvent.<ActivityRow>builder()
                .id(String.valueOf(places.name(place)))
                .retry(RECONNECT)
                .comment("from here on")
                .build();
    }

    private ServerSentEvent<ActivityRow> event(ActivityView view) {
        return ServerSentEvent.<ActivityRow>builder()
                .id(String.valueOf(places.name(view.change())))
                .event(view.type().text())
                .data(ActivityRow.of(view))
                .build();
    }
}
