package com.ogensync.connect.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.whatsapp.gateway.OutgoingMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract of the gateway port, run against every gateway. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GatewayContract {

    private static final AtomicLong NUMBERS = new AtomicLong(919_700_000_000L);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Chronicle chronicle = new Chronicle();
    private Outside outside;

    /** Returns a gateway that is not started yet. */
    abstract Outside outside();

    /** A phone with its linked device. */
    private record Linked(AccountId account, String phone, String device) {}

    @BeforeAll
    void start() {
        outside = outside();
        outside.gateway().start(chronicle.events());
    }

    @AfterAll
    void stop() {
        if (outside != null) {
            outside.gateway().stop();
            outside.close();
        }
    }

    @Test
    void a_qr_code_links_and_sent_messages_arrive_in_order() {
        var ada = linked();
        var friend = phone();
        var texts = IntStream.range(0, 40).mapToObj(i -> "नमस्ते 🙏 " + i).toList();
        var sending =
                texts.stream().map(text -> send(ada, freshId(), friend, text)).toList();
        assertThat(sending).allSatisfy(it -> assertThat(it.join()).isInstanceOf(SendOutcome.Acknowledged.class));
        await().atMost(SOON).until(() -> outside.textsTo(friend).equals(texts));
    }

    @Test
    void a_pairing_code_links_the_phone_that_it_was_created_for() {
        var account = account();
        var phone = phone();
        outside.gateway().link(account, 1, LinkMethod.PAIRING_CODE, phone);
        await().atMost(SOON)
                .until(() -> chronicle
                        .await(account, "codeIssued")
                        .arguments()
                        .get(1)
                        .equals(LinkMethod.PAIRING_CODE));
        outside.typeCode(
                (String) chronicle.await(account, "codeIssued").arguments().get(2), phone);
        assertThat(chronicle.await(account, "linked").arguments()).startsWith(1L, phone);
    }

    @Test
    void refusals_carry_whatsapps_code() {
        var ada = linked();
        assertThat(send(ada, freshId(), Outside.NOT_ON_WHATSAPP, "Anybody?").join())
                .isEqualTo(new SendOutcome.Refused("404"));
        assertThat(send(ada, freshId(), Outside.REFUSED, "Hello stranger").join())
                .isEqualTo(new SendOutcome.Refused("463"));
    }

    @Test
    void without_an_acknowledgement_the_outcome_is_unknown_at_the_deadline() {
        var ada = linked();
        var outcome = outside.gateway()
                .send(
                        ada.account(),
                        new OutgoingMessage(freshId(), Outside.NEVER_ACKNOWLEDGED, new TextContent("Hello?")),
                        Instant.now().plusSeconds(1));
        assertThat(outcome.join()).isEqualTo(SendOutcome.UNKNOWN);
    }

    @Test
    void a_resend_with_the_same_id_is_one_message() {
        var ada = linked();
        var friend = phone();
        var id = freshId();
        for (int i = 0; i < 2; i++) {
            assertThat(send(ada, id, friend, "Once").join()).isInstanceOf(SendOutcome.Acknowledged.class);
        }
        assertThat(outside.textsTo(friend)).containsExactly("Once");
    }

    @Test
    void a_lost_connection_is_reported_nothing_is_sent_and_it_reconnects() {
        var ada = linked();
        outside.network(false);
        chronicle.await(ada.account(), "connectionLost");
        assertThat(send(ada, freshId(), phone(), "Not sent").join()).isEqualTo(SendOutcome.NOT_SENT);
        int before = restored(ada);
        outside.network(true);
        chronicle.await(ada.account(), "connectionRestored", before + 1);
        assertThat(send(ada, freshId(), phone(), "Again").join()).isInstanceOf(SendOutcome.Acknowledged.class);
        var events = chronicle.of(ada.account());
        assertThat(events.lastIndexOf("connectionRestored")).isGreaterThan(events.lastIndexOf("connectionLost"));
    }

    @Test
    void a_closed_device_stays_linked_and_can_be_reopened() {
        var ada = linked();
        outside.gateway().close(ada.account());
        assertThat(send(ada, freshId(), phone(), "Closed").join()).isEqualTo(SendOutcome.NOT_SENT);
        int before = restored(ada);
        outside.gateway().open(ada.account(), 1, ada.device(), new SessionLease(2, Duration.ofMinutes(1)));
        chronicle.await(ada.account(), "connectionRestored", before + 1);
        assertThat(send(ada, freshId(), phone(), "Open").join()).isInstanceOf(SendOutcome.Acknowledged.class);
    }

    @Test
    void a_device_removed_on_the_phone_is_reported_as_unlinked_by_the_phone() {
        var ada = linked();
        outside.unlink(ada.phone());
        assertThat(chronicle.await(ada.account(), "unlinked").arguments())
                .asString()
                .contains("phone");
        assertThat(send(ada, freshId(), phone(), "Too late").join()).isEqualTo(SendOutcome.NOT_SENT);
    }

    @Test
    void a_device_unlinked_here_is_removed_without_a_report() {
        var ada = linked();
        outside.gateway().unlink(ada.account(), 1);
        assertThat(send(ada, freshId(), phone(), "Too late").join()).isEqualTo(SendOutcome.NOT_SENT);
        outside.gateway().unlink(ada.account(), 1);
        await().atMost(SOON).until(() -> !outside.isLinked(ada.phone()));
        assertThat(chronicle.of(ada.account())).isSubsetOf("linked", "connectionRestored");
    }

    private int restored(Linked linked) {
        return (int) chronicle.of(linked.account()).stream()
                .filter("connectionRestored"::equals)
                .count();
    }

    private Linked linked() {
        var account = account();
        var phone = phone();
        outside.gateway().link(account, 1, LinkMethod.QR, null);
        outside.scan((String) chronicle.await(account, "codeIssued").arguments().get(2), phone);
        var arguments = chronicle.await(account, "linked").arguments();
        assertThat(arguments).startsWith(1L, phone);
        outside.gateway().renew(account, new SessionLease(1, Duration.ofMinutes(5)));
        return new Linked(account, phone, (String) arguments.get(2));
    }

    private CompletableFuture<SendOutcome> send(Linked from, WhatsAppMessageId id, String to, String text) {
        return outside.gateway()
                .send(
                        from.account(),
                        new OutgoingMessage(id, to, new TextContent(text)),
                        Instant.now().plus(PATIENCE));
    }

    private static AccountId account() {
        return new AccountId(UUID.randomUUID());
    }

    private static WhatsAppMessageId freshId() {
        return new WhatsAppMessageId("3EB0"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 18).toUpperCase(Locale.ROOT));
    }

    private static String phone() {
        return Long.toString(NUMBERS.incrementAndGet());
    }
}
