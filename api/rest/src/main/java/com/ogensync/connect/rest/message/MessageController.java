package com.ogensync.connect.rest.message;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.query.FindMessage;
import com.ogensync.connect.api.message.query.ListMessages;
import com.ogensync.connect.api.message.query.MessageView;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.RefusalAnswers;
import com.ogensync.connect.rest.dispatch.Views;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.paging.Cursors;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows an account its own messages. */
@RestController
@RequestMapping(path = "/api/messages", produces = MediaType.APPLICATION_JSON_VALUE)
final class MessageController {

    /** A page of messages. */
    record Messages(List<MessageRow> messages, @Nullable String nextCursor) {}

    private final Dispatch dispatch;
    private final Cursors cursors;

    MessageController(Dispatch dispatch, Cursors cursors) {
        this.dispatch = dispatch;
        this.cursors = cursors;
    }

    @GetMapping
    ResponseEntity<Success<Messages>> list(Caller caller, Parameters parameters) {
        int limit = parameters.limit();
        var status = parameters
                .oneOf("status", MessageStatus.class, MessageStatus::text)
                .orElse(null);
        var to = parameters.address("to").orElse(null);
        var cursor = cursors.of(caller.account(), "messages", status, to);
        var before = cursor.from(parameters);
        return Views.show(
                dispatch.<Page<MessageView>>read(
                        caller.account(),
                        position -> new ListMessages(caller.account(), position, before, limit, status, to)),
                new Page<>(List.of(), null),
                page -> new Messages(page.items().stream().map(MessageRow::of).toList(), cursor.encode(page.next())));
    }

    @GetMapping("/{messageId}")
    ResponseEntity<Success<MessageRow>> one(Caller caller, @PathVariable String messageId) {
        var id = parseId(messageId);
        return Views.find(
                dispatch.<MessageView>read(
                        caller.account(), position -> new FindMessage(caller.account(), position, id)),
                MessageController::notFound,
                MessageRow::of);
    }

    private static WhatsAppMessageId parseId(String text) {
        try {
            return new WhatsAppMessageId(text);
        } catch (IllegalArgumentException _) {
            throw notFound();
        }
    }

    private static EdgeException notFound() {
        return RefusalAnswers.answer(Refusal.MESSAGE_UNKNOWN);
    }
}
