package com.ogensync.connect.rest.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.query.FindMessage;
import com.ogensync.connect.api.message.query.ListMessages;
import com.ogensync.connect.api.message.query.MessageView;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.TestClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final String FAILED = "{\"messageId\":\"3EB0AA\",\"to\":\"919876543210\",\"status\":\"failed\","
            + "\"reason\":\"refused:404\",\"acceptedAt\":\"2026-01-02T03:04:05.678Z\",\"sentAt\":null,"
            + "\"deliveredAt\":null,\"readAt\":null,\"failedAt\":\"2026-01-02T03:04:06.000Z\"}";

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    private static MessageView failed() {
        return new MessageView(
                new WhatsAppMessageId("3EB0AA"),
                "919876543210",
                MessageStatus.FAILED,
                FailureReason.NOT_ON_WHATSAPP,
                TestClock.START,
                null,
                null,
                null,
                TestClock.START.plusMillis(322));
    }

    @Test
    void a_message_is_shown_with_its_status_and_times() {
        edge.world().positionIs(42);
        edge.world().shows(FindMessage.class, failed());
        edge.get("/api/messages/3EB0AA", caller).succeededWith(200, "{\"success\":true,\"data\":" + FAILED + "}");
        assertThat(edge.world().last(FindMessage.class))
                .isEqualTo(new FindMessage(caller.account(), 42, new WhatsAppMessageId("3EB0AA")));
    }

    @Test
    void another_accounts_message_is_404() {
        var owner = edge.caller();
        edge.world()
                .on(
                        FindMessage.class,
                        query -> new Answer<>(query.accountId().equals(owner.account()) ? failed() : null, false));
        assertThat(edge.get("/api/messages/3EB0AA", owner).status()).isEqualTo(200);
        assertThat(edge.get("/api/messages/3EB0AA", caller).failedWith(404)).isEqualTo("No such message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "%C3%A9", "a@b"})
    void an_invalid_message_id_is_404_without_a_query(String name) {
        edge.get("/api/messages/" + name, caller).failedWith(404);
        edge.get("/api/messages/" + "x".repeat(129), caller).failedWith(404);
        assertThat(edge.world().received()).isEmpty();
    }

    @Test
    void an_unknown_message_is_503_while_the_projection_is_behind() {
        edge.world().showsOld(FindMessage.class, null);
        var reply = edge.get("/api/messages/3EB0AA", caller);
        reply.failedWith(503);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        edge.world().showsOld(FindMessage.class, failed());
        assertThat(edge.get("/api/messages/3EB0AA", caller).header("X-Data-Stale"))
                .isEqualTo("true");
    }

    @Test
    void messages_are_listed_newest_first() {
        edge.world().shows(ListMessages.class, new Page<>(List.of(failed()), null));
        edge.get("/api/messages", caller)
                .succeededWith(200, "{\"success\":true,\"data\":{\"messages\":[" + FAILED + "],\"nextCursor\":null}}");
        assertThat(edge.world().last(ListMessages.class))
                .isEqualTo(new ListMessages(caller.account(), 7, null, 20, null, null));
    }

    @ParameterizedTest
    @EnumSource(MessageStatus.class)
    void messages_are_filtered_by_status_and_number(MessageStatus status) {
        edge.world().shows(ListMessages.class, new Page<>(List.of(), null));
        edge.get("/api/messages?to=919876543210&unknown=1&limit=1&status=" + status.text(), caller)
                .succeededWith(200, "{\"success\":true,\"data\":{\"messages\":[],\"nextCursor\":null}}");
        assertThat(edge.world().last(ListMessages.class))
                .isEqualTo(new ListMessages(caller.account(), 7, null, 1, status, "919876543210"));
    }
}
