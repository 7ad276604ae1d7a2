package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.rest.EventPositions.Index;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.operations.port.OperatedSessions;
import com.ogensync.connect.rest.operations.port.OperatedSessions.Session;
import com.ogensync.connect.rest.operations.port.OperatedSessions.State;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.OperatorCaller;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists and unlinks WhatsApp sessions. */
@RestController
@RequestMapping(path = "/ops/sessions", produces = MediaType.APPLICATION_JSON_VALUE)
final class SessionsController {

    /** A page of sessions. */
    record Sessions(List<SessionRow> sessions, @Nullable String nextCursor) {}

    /** A session in the form of a response. */
    record SessionRow(
            String account,
            String state,
            @Nullable String node,
            @Nullable String leaseUntil,
            long epoch,
            @Nullable String lastReason,
            @Nullable String lastLostAt,
            long reconnects) {

        static SessionRow of(Session session) {
            var lease = session.leaseUntil();
            var lost = session.lastLostAt();
            return new SessionRow(
                    session.account().uuid().toString(),
                    text(session.state()),
                    session.node(),
                    lease == null ? null : Instants.text(lease),
                    session.epoch(),
                    session.lastReason(),
                    lost == null ? null : Instants.text(lost),
                    session.reconnects());
        }
    }

    private final OperatedSessions sessions;
    private final KnownAccounts accounts;
    private final Actions actions;
    private final Dispatch dispatch;
    private final Clock clock;

    SessionsController(
            OperatedSessions sessions, KnownAccounts accounts, Actions actions, Dispatch dispatch, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.actions = actions;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @GetMapping
    Success<Sessions> list(OperatorCaller operator, Parameters parameters) {
        int limit = parameters.limit();
        var state =
                parameters.oneOf("state", State.class, SessionsController::text).orElse(null);
        var after = parameters.text("cursor").map(SessionsController::accountOf).orElse(null);
        var page = sessions.list(state, after, limit);
        var next = page.size() < limit ? null : page.getLast().account().uuid().toString();
        return Success.of(new Sessions(page.stream().map(SessionRow::of).toList(), next));
    }

    /** Records the action, then unlinks the device as the account's owner would. */
    @PostMapping("/{account}/unlink")
    Success<Void> unlink(
            OperatorCaller operator, RequestId request, @PathVariable String account, @RequestBody ReasonRequest body) {
        var id = accounts.require(account);
        actions.record(
                new Actions.OperatorRequest(operator, request),
                OperatorAction.UNLINK_WHATSAPP,
                id.value(),
                id,
                body.reason());
        dispatch.send(new UnlinkWhatsApp(new SessionId(id), operator.id().actor(), Instants.toMillis(clock.instant())));
        dispatch.awaitIndexed(id, Index.LINKED_SESSIONS);
        return Success.saying("WhatsApp unlinked");
    }

    private static UUID accountOf(String cursor) {
        return KnownAccounts.uuid(cursor)
                .orElseThrow(() -> EdgeException.badRequest("cursor must be the nextCursor of a page of this list"));
    }

    private static String text(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
