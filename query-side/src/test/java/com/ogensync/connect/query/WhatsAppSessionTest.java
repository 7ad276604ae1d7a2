package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.api.session.query.WhatsAppSessionView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatsAppSessionTest {
    private static final String NUMBER = "919876543210";

    private final World world = new World().start();
    private final Story ada = new Story(1);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_account_that_never_linked_is_disconnected() {
        assertThat(session()).isEqualTo(WhatsAppSessionView.NEVER_LINKED);
    }

    @Test
    void linking_goes_from_connecting_through_qr_ready_to_connected() {
        world.given(new LinkRequested(ada.session(), 1, LinkMethod.QR, ada.now()));
        assertThat(session()).isEqualTo(view(ConnectionStatus.CONNECTING, null));

        world.given(new QrIssued(ada.session(), 1, ada.now()));
        assertThat(session()).isEqualTo(view(ConnectionStatus.QR_READY, null));

        world.given(linked());
        assertThat(session()).isEqualTo(view(ConnectionStatus.CONNECTED, NUMBER));
    }

    @Test
    void an_expired_code_leaves_the_session_disconnected() {
        world.given(
                new LinkRequested(ada.session(), 1, LinkMethod.QR, ada.now()),
                new LinkExpired(ada.session(), 1, ada.now()));

        assertThat(session()).isEqualTo(view(ConnectionStatus.DISCONNECTED, null));
    }

    @Test
    void a_network_failure_keeps_the_number_and_shows_no_reason() {
        world.given(linked(), lost(LossReason.NETWORK));
        assertThat(session()).isEqualTo(view(ConnectionStatus.CONNECTING, NUMBER));

        world.given(new WhatsAppConnectionRestored(ada.session(), 1, ada.now()));
        assertThat(session()).isEqualTo(view(ConnectionStatus.CONNECTED, NUMBER));
    }

    @Test
    void a_restriction_shows_a_connected_device_as_paused_until_it_ends() {
        var clockTime = Story.START.plus(Duration.ofDays(30));
        var end = clockTime.plusMillis(1);
        world.given(linked(), new SendingRestricted(ada.session(), 1, end, ada.now()));
        assertThat(session())
                .isEqualTo(new WhatsAppSessionView(ConnectionStatus.CONNECTED, NUMBER, LossReason.PAUSED, end));

        world.given(lost(LossReason.NETWORK), new WhatsAppConnectionRestored(ada.session(), 1, ada.now()));
        assertThat(session())
                .isEqualTo(new WhatsAppSessionView(ConnectionStatus.CONNECTED, NUMBER, LossReason.PAUSED, end));

        world.given(new SendingRestricted(ada.session(), 1, clockTime, ada.now()));
        assertThat(session()).isEqualTo(view(ConnectionStatus.CONNECTED, NUMBER));

        world.given(
                new SendingRestricted(ada.session(), 1, end, ada.now()),
                new SendingRestrictionLifted(ada.session(), 1, ada.now()));
        assertThat(session()).isEqualTo(view(ConnectionStatus.CONNECTED, NUMBER));
    }

    @Test
    void a_pause_shows_its_reason_and_its_end() {
        world.given(linked(), lost(LossReason.PAUSED));

        assertThat(session())
                .isEqualTo(new WhatsAppSessionView(ConnectionStatus.CONNECTING, NUMBER, LossReason.PAUSED, ada.now()));
    }

    @Test
    void unlinked_by_the_user_is_disconnected_and_unlinked_on_the_phone_is_logged_out() {
        world.given(linked(), new WhatsAppUnlinked(ada.session(), 1, Actor.USER, ada.now()));
        assertThat(session()).isEqualTo(view(ConnectionStatus.DISCONNECTED, null));

        world.given(linked(), new WhatsAppUnlinked(ada.session(), 2, Actor.PHONE, ada.now()));
        assertThat(session()).isEqualTo(view(ConnectionStatus.LOGGED_OUT, null));
    }

    private WhatsAppLinked linked() {
        return new WhatsAppLinked(
                ada.session(), 1, ada.sealed("PROFILE", NUMBER), ada.sealed("PROFILE", "device"), ada.now());
    }

    private WhatsAppConnectionLost lost(LossReason reason) {
        return new WhatsAppConnectionLost(
                ada.session(), 1, reason, reason == LossReason.PAUSED ? ada.now() : null, ada.now());
    }

    private static WhatsAppSessionView view(ConnectionStatus status, @Nullable String number) {
        return new WhatsAppSessionView(status, number, null, null);
    }

    private @Nullable WhatsAppSessionView session() {
        return world.<WhatsAppSessionView>query(new FindWhatsAppSession(ada.account(), world.position()))
                .view();
    }
}
