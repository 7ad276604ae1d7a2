package com.ogensync.connect.rest.sending;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Responses for accepted messages. The same outcome always has the same bytes. */
final class SendAnswers {

    private static final String DUE_AT = "X-Due-At";
    private static final String REPLAYED = "Idempotent-Replayed";

    private SendAnswers() {}

    /** A message in the form of a response. */
    record Sent(
            String to,
            long creditsRemaining,
            String messageId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String status) {
        @Override
        public String toString() {
            return "Sent[" + messageId + "]";
        }
    }

    static ResponseEntity<Success<Sent>> answer(Accepted accepted) {
        var failure = accepted.outcome().failure();
        if (accepted.outcome().status() == MessageStatus.FAILED && failure != null) {
            throw failed(failure, accepted);
        }
        boolean acknowledged = accepted.outcome().status().isAcknowledged();
        var message = new Sent(
                address(accepted.to()),
                accepted.receipt().balance().amount(),
                accepted.receipt().messageId().whatsAppId().value(),
                acknowledged ? null : "queued");
        var response = ResponseEntity.status(acknowledged ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .header(HttpHeaders.LOCATION, location(accepted));
        if (accepted.receipt().replayed()) {
            response.header(REPLAYED, "true");
        }
        var due = accepted.dueAt();
        if (due != null) {
            response.header(DUE_AT, Instants.text(due));
        }
        return response.body(Success.of(acknowledged ? "Message sent successfully" : queued(due), message));
    }

    /** Appends WhatsApp's server to a number. Other addresses already contain their server. */
    private static String address(String to) {
        return to.contains("@") ? to : to + "@s.whatsapp.net";
    }

    private static String queued(@Nullable Instant due) {
        return due == null ? "Message queued" : "Message queued; estimated send time " + Instants.text(due);
    }

    private static EdgeException failed(FailureReason reason, Accepted accepted) {
        var answer = reason.equals(FailureReason.NOT_ON_WHATSAPP)
                ? EdgeException.badRequest("to is not on WhatsApp; the SyncCoin was refunded")
                : EdgeException.of(HttpStatus.CONFLICT, sentence(reason) + "; the SyncCoin was refunded");
        answer.with(HttpHeaders.LOCATION, location(accepted));
        return accepted.receipt().replayed() ? answer.with(REPLAYED, "true") : answer;
    }

    private static String sentence(FailureReason reason) {
        if (reason.equals(FailureReason.RESTRICTED)) {
            return "WhatsApp has restricted this account and refused the message (463);"
                    + " send fewer messages to new contacts";
        }
        if (reason.equals(FailureReason.TOO_MANY)) {
            return "WhatsApp refused the message because too many were sent (429); send more slowly";
        }
        if (reason.equals(FailureReason.EXPIRED)) {
            return "WhatsApp did not acknowledge the message before its deadline (expired)";
        }
        if (reason.equals(FailureReason.UNLINKED)) {
            return "The WhatsApp device was unlinked before the message was acknowledged (unlinked)";
        }
        return "WhatsApp refused the message (" + reason + ")";
    }

    private static String location(Accepted accepted) {
        return "/api/messages/" + accepted.receipt().messageId().whatsAppId();
    }
}
