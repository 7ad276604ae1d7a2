package com.ogensync.connect.rest.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.FindSendingState;
import com.ogensync.connect.api.message.query.SendingState;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.Reply;
import com.ogensync.connect.rest.TestClock;
import com.ogensync.connect.rest.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sends that pacing or WhatsApp delays or refuses. */
class PacedSendTest {

    private static final String BODY = "{\"to\":\"919876543210\",\"message\":\"Hello!\"}";
    private static final Instant LATER = TestClock.START.plusSeconds(90);

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    @Test
    void a_message_delayed_by_pacing_is_202_at_once_with_the_estimated_time() {
        state(new SendingState(true, true, 1, false, null, null, LATER));
        var reply = send();
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.header("X-Due-At")).isEqualTo(Instants.text(LATER));
        assertThat(reply.json().get("message").stringValue())
                .isEqualTo("Message queued; estimated send time " + Instants.text(LATER));
        assertThat(reply.json().get("data").get("status").stringValue()).isEqualTo("queued");
        assertThat(edge.world().count(AwaitOutcome.class)).isZero();
        assertThat(command().answerBy()).isEqualTo(command().at());
    }

    @Test
    void a_message_for_an_offline_device_has_no_estimated_time() {
        state(new SendingState(true, false, 1, false, null, null, LATER));
        var reply = send();
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.headers().map()).doesNotContainKey("x-due-at");
        assertThat(reply.json().get("message").stringValue()).isEqualTo("Message queued");
    }

    @Test
    void a_send_while_whatsapp_pauses_the_account_is_409_with_the_end_of_the_pause() {
        state(new SendingState(true, true, 0, false, LATER, null, null));
        var reply = send();
        assertThat(reply.failedWith(409))
                .startsWith(Refusal.SENDING_PAUSED.sentence())
                .endsWith(Instants.text(LATER));
        assertThat(reply.header("Retry-After")).isEqualTo("91");
    }

    @Test
    void a_new_contact_above_the_limit_is_409_with_the_time_of_the_next() {
        state(new SendingState(true, true, 0, false, null, LATER, null));
        assertThat(send().failedWith(409))
                .startsWith(Refusal.NEW_CONTACTS_USED_UP.sentence())
                .endsWith(Instants.text(LATER));
    }

    @Test
    void a_recipient_known_not_to_be_on_whatsapp_is_400_and_nothing_is_charged() {
        state(new SendingState(true, true, 0, true, null, null, null));
        assertThat(send().failedWith(400)).isEqualTo(Refusal.RECIPIENT_ABSENT.sentence());
    }

    @Test
    void of_several_obstacles_the_first_is_named() {
        state(new SendingState(false, false, 0, true, LATER, LATER, null));
        send();
        assertThat(command().obstacle()).isEqualTo(Refusal.NO_DEVICE_LINKED);
        state(new SendingState(true, true, 0, true, LATER, LATER, null));
        send();
        assertThat(command().obstacle()).isEqualTo(Refusal.RECIPIENT_ABSENT);
        state(new SendingState(true, true, 0, false, LATER, LATER, null));
        send();
        assertThat(command().obstacle()).isEqualTo(Refusal.SENDING_PAUSED);
    }

    /** Scripts the message desk, which refuses a command with an obstacle. */
    private void state(SendingState state) {
        edge.world().on(FindSendingState.class, _ -> state);
        edge.world().on(SendMessage.class, command -> {
            refuse(command.obstacle());
            return new SendReceipt(command.messageId(), new Coins(99), MessageStatus.ACCEPTED, null, false);
        });
    }

    private static void refuse(@Nullable Refusal obstacle) {
        if (obstacle != null) {
            throw World.refused(obstacle);
        }
    }

    private Reply send() {
        return edge.post("/api/send-message", caller, BODY);
    }

    private SendMessage command() {
        return edge.world().last(SendMessage.class);
    }
}
