package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.operations.port.Anchors;
import com.ogensync.connect.rest.operations.port.Anchors.Anchor;
import com.ogensync.connect.rest.operations.port.DriftReport;
import com.ogensync.connect.rest.operations.port.DriftReport.Findings;
import com.ogensync.connect.rest.operations.port.OpenMessageList;
import com.ogensync.connect.rest.operations.port.OpenMessageList.OpenMessage;
import com.ogensync.connect.rest.operations.port.OpenMessageList.Wanted;
import com.ogensync.connect.rest.paging.Cursors;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.OperatorCaller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows drift, open messages and the ledger's anchors. */
@RestController
@RequestMapping(path = "/ops", produces = MediaType.APPLICATION_JSON_VALUE)
final class OversightController {

    /** The number of open messages per age class, and a page of them. */
    record OpenMessages(
            Map<String, Long> ages,
            List<OpenRow> messages,
            @Nullable String nextCursor) {}

    /** An open message in the form of a response. */
    record OpenRow(
            String messageId, String account, String acceptedAt, String deadline, String nextAttemptAt, int attempts) {

        static OpenRow of(OpenMessage message) {
            return new OpenRow(
                    message.id().whatsAppId().value(),
                    message.id().account().uuid().toString(),
                    Instants.text(message.acceptedAt()),
                    Instants.text(message.deadline()),
                    Instants.text(message.nextAttemptAt()),
                    message.attempts());
        }
    }

    /** A page of anchors. */
    record AnchorPage(List<Anchor> anchors, @Nullable String nextCursor) {}

    private final DriftReport drift;
    private final OpenMessageList open;
    private final Anchors anchors;
    private final Cursors cursors;

    OversightController(DriftReport drift, OpenMessageList open, Anchors anchors, Cursors cursors) {
        this.drift = drift;
        this.open = open;
        this.anchors = anchors;
        this.cursors = cursors;
    }

    @GetMapping("/drift")
    Success<Findings> drift(OperatorCaller operator) {
        return Success.of(drift.findings());
    }

    @GetMapping("/messages/open")
    Success<OpenMessages> open(OperatorCaller operator, Parameters parameters) {
        int limit = parameters.limit();
        var account = parameters
                .text("account")
                .map(text -> KnownAccounts.requireUuid("account", text))
                .orElse(null);
        long age = parameters.count("minAge").orElse(0L);
        int attempts = Math.toIntExact(parameters.count("minAttempts").orElse(0L));
        var cursor = cursors.ofOperations("open", account, age, attempts);
        long after = Objects.requireNonNullElse(cursor.from(parameters), 0L);
        var page = open.list(new Wanted(account, Duration.ofSeconds(age), attempts, after, limit));
        var next = page.size() < limit ? null : (Long) page.getLast().place();
        return Success.of(
                new OpenMessages(open.ages(), page.stream().map(OpenRow::of).toList(), cursor.encode(next)));
    }

    @GetMapping("/audit/anchors")
    Success<AnchorPage> anchors(OperatorCaller operator, Parameters parameters) {
        int limit = parameters.limit();
        var cursor = cursors.ofOperations("anchors");
        long before = Objects.requireNonNullElse(cursor.from(parameters), Long.MAX_VALUE);
        var page = anchors.list(before, limit);
        var next = page.size() < limit ? null : (Long) page.getLast().anchor();
        return Success.of(new AnchorPage(page, cursor.encode(next)));
    }
}
