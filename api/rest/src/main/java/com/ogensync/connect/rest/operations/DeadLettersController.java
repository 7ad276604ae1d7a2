package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.operations.port.DeadLetters;
import com.ogensync.connect.rest.operations.port.DeadLetters.DeadLetter;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.OperatorCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists, retries and discards dead letters. */
@RestController
@RequestMapping(path = "/ops/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
final class DeadLettersController {

    /** The oldest dead letters. */
    record Letters(List<DeadLetterRow> deadLetters) {}

    /** A dead letter in the form of a response. */
    record DeadLetterRow(
            String id,
            String keeper,
            String group,
            @Nullable String account,
            String type,
            String stream,
            long sequence,
            boolean first,
            String parkedAt,
            @Nullable String cause,
            @Nullable String message,
            @Nullable String event) {

        static DeadLetterRow of(DeadLetter letter) {
            var account = letter.account();
            return new DeadLetterRow(
                    letter.id(),
                    letter.keeper(),
                    letter.group(),
                    account == null ? null : account.uuid().toString(),
                    letter.type(),
                    letter.stream(),
                    letter.sequence(),
                    letter.first(),
                    Instants.text(letter.parkedAt()),
                    letter.cause(),
                    letter.message(),
                    letter.event());
        }
    }

    private final DeadLetters deadLetters;
    private final Actions actions;

    DeadLettersController(DeadLetters deadLetters, Actions actions) {
        this.deadLetters = deadLetters;
        this.actions = actions;
    }

    @GetMapping
    Success<Letters> list(OperatorCaller operator, Parameters parameters) {
        return Success.of(new Letters(deadLetters.list(parameters.limit()).stream()
                .map(DeadLetterRow::of)
                .toList()));
    }

    @GetMapping("/{id}")
    Success<DeadLetterRow> one(OperatorCaller operator, @PathVariable String id) {
        return Success.of(DeadLetterRow.of(require(id)));
    }

    @PostMapping("/{id}/retry")
    Success<Void> retry(OperatorCaller operator, RequestId request, @PathVariable String id) {
        var letter = require(id);
        actions.record(
                new Actions.OperatorRequest(operator, request),
                OperatorAction.RETRY_DEAD_LETTER,
                subject(letter),
                null,
                null);
        if (!deadLetters.retry(letter)) {
            throw EdgeException.of(
                    HttpStatus.CONFLICT, "The event still cannot be processed; the dead letter contains the cause");
        }
        return Success.saying("Dead letter processed");
    }

    @PostMapping("/{id}/discard")
    Success<Void> discard(
            OperatorCaller operator, RequestId request, @PathVariable String id, @RequestBody ReasonRequest body) {
        var letter = require(id);
        actions.record(
                new Actions.OperatorRequest(operator, request),
                OperatorAction.DISCARD_DEAD_LETTER,
                subject(letter),
                letter.account(),
                body.reason());
        deadLetters.discard(letter);
        return Success.saying("Dead letter discarded");
    }

    private DeadLetter require(String id) {
        return deadLetters
                .find(id)
                .orElseThrow(() -> EdgeException.of(HttpStatus.NOT_FOUND, "There is no dead letter with this id"));
    }

    private static String subject(DeadLetter letter) {
        return "dead_letter:" + letter.group() + ':' + letter.stream() + ':' + letter.sequence();
    }
}
