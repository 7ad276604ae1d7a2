package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.whatsapp.pacing.Contacts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests the contact index, which exists only where sending is paced. */
class ContactIndexTest {

    private static final String ANN = "919000000001";
    private static final String BEN = "919000000002";
    private static final Instant EARLIER = Facts.AT.minusSeconds(60);

    private static TestDatabase database;
    private static TestService service;

    private final AccountId account = Facts.anAccount();

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        service = TestService.start(
                database, PostgresSettings.of(new byte[32], "node-1").withContacts(true), _ -> {});
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @Test
    void a_number_is_known_after_the_first_message_in_either_direction_and_counts_if_the_account_wrote()
            throws Exception {
        accepted("1", ANN, Facts.AT);
        accepted("2", ANN, Facts.AT.plusSeconds(1));
        received("3A01", BEN);
        accepted("3", BEN, Facts.AT.plusSeconds(2));
        awaitIndexed();

        assertThat(contacts().isKnown(account, digest(ANN))).isTrue();
        assertThat(contacts().isKnown(account, digest(BEN))).isTrue();
        assertThat(contacts().firstWrittenTo(account, Facts.AT)).containsExactly(digest(ANN));
        assertThat(contacts().firstWrittenTo(account, Facts.AT.plusMillis(1))).isEmpty();
        assertThat(contacts().isKnown(Facts.anAccount(), digest(ANN))).isFalse();
    }

    @Test
    void the_form_of_a_number_that_whatsapp_uses_is_known_and_does_not_count_again() throws Exception {
        accepted("1", ANN, Facts.AT);
        var message = Facts.aMessage(account, "1");
        service.store(message.value(), 1, new MessageSent(message, sealed(Vault.Purpose.CONTACTS, BEN), Facts.AT));
        accepted("2", BEN, Facts.AT.plusSeconds(1));
        awaitIndexed();

        assertThat(contacts().isKnown(account, digest(BEN))).isTrue();
        assertThat(contacts().firstWrittenTo(account, Facts.AT)).containsExactly(digest(ANN));
    }

    @Test
    void the_index_has_no_readable_numbers() throws Exception {
        accepted("1", ANN, Facts.AT);
        linked(0, 1, BEN, Facts.AT);
        awaitIndexed();

        var rows = database.sql()
                .sql("select contact::text from contact union all select linked_session::text from linked_session")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(ANN) || row.contains(BEN));
    }

    @Test
    void relinking_the_same_number_keeps_number_since_and_another_number_resets_it() throws Exception {
        linked(0, 1, ANN, EARLIER);
        service.store(Facts.session(account), 1, Facts.unlinked(account, 1));
        linked(2, 2, ANN, Facts.AT);
        awaitIndexed();
        assertThat(contacts().numberSince(account)).contains(EARLIER);

        service.store(Facts.session(account), 3, Facts.unlinked(account, 2));
        awaitIndexed();
        assertThat(contacts().numberSince(account)).isEmpty();

        linked(4, 3, BEN, Facts.AT);
        awaitIndexed();
        assertThat(contacts().numberSince(account)).contains(Facts.AT);
    }

    private void accepted(String number, String to, Instant at) {
        var message = Facts.aMessage(account, number);
        service.store(
                message.value(),
                0,
                new MessageAccepted(
                        message,
                        sealed(Vault.Purpose.CONTACTS, to),
                        Facts.text(sealed(Vault.Purpose.CONTENT, "Hello!")),
                        new Coins(99),
                        at.plusSeconds(86_400),
                        at,
                        "fingerprint",
                        Facts.REQUEST,
                        Facts.aToken(),
                        at));
    }

    private void received(String id, String from) {
        var inbox = new InboxId(account, "0".repeat(32), new WhatsAppMessageId(id));
        service.store(
                inbox.value(),
                0,
                new MessageReceived(
                        inbox,
                        sealed(Vault.Purpose.CONTACTS, from),
                        Facts.text(sealed(Vault.Purpose.CONTENT, "Hi!")),
                        Facts.AT,
                        Facts.AT));
    }

    private void linked(long sequence, long link, String number, Instant at) {
        var device = sealed(Vault.Purpose.PROFILE, "device");
        service.store(
                Facts.session(account),
                sequence,
                new WhatsAppLinked(new SessionId(account), link, sealed(Vault.Purpose.PROFILE, number), device, at));
    }

    private Sealed sealed(Vault.Purpose purpose, String text) {
        return vault().seal(account, purpose, Facts.AT, text);
    }

    private String digest(String number) {
        return vault().digest(Vault.DigestPurpose.PHONE, Contacts.digestInput(account, number));
    }

    private static Contacts contacts() {
        return service.get(Contacts.class);
    }

    private static Vault vault() {
        return service.get(Vault.class);
    }

    private static void awaitIndexed() throws InterruptedException {
        assertThat(service.get(OperationalIndexes.class).awaitCaughtUp(Duration.ofSeconds(20), (_, _) -> {}))
                .isTrue();
        assertThat(service.get(OperationalIndexes.class).parked()).isZero();
    }
}
