package com.ogensync.connect.postgres.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.EmailClaimed;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.anchor.event.AnchorEvent;
import com.ogensync.connect.api.inbox.event.InboxEvent;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.operator.event.OperationDone;
import com.ogensync.connect.api.operator.event.OperatorEvent;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored is frozen: names, revisions and bytes, each written down by hand. */
class GoldenSamplesTest {

    /** Never edit a line: stored events carry these names for ever. */
    private static final List<String> STORED_NAMES = List.of(
            "com.ogensync.connect.api.account.event.AccountDisabled 1",
            "com.ogensync.connect.api.account.event.AccountEnabled 1",
            "com.ogensync.connect.api.account.event.CoinDebited 1",
            "com.ogensync.connect.api.account.event.CoinRefunded 1",
            "com.ogensync.connect.api.account.event.CoinsGranted 1",
            "com.ogensync.connect.api.account.event.EmailClaimed 1",
            "com.ogensync.connect.api.account.event.TokenIssued 1",
            "com.ogensync.connect.api.account.event.TokenRevoked 1",
            "com.ogensync.connect.api.account.event.UserRegistered 1",
            "com.ogensync.connect.api.anchor.event.LedgerAnchored 1",
            "com.ogensync.connect.api.inbox.event.MessageReceived 1",
            "com.ogensync.connect.api.message.event.MessageAccepted 1",
            "com.ogensync.connect.api.message.event.MessageDelivered 1",
            "com.ogensync.connect.api.message.event.MessageFailed 1",
            "com.ogensync.connect.api.message.event.MessageRead 1",
            "com.ogensync.connect.api.message.event.MessageSent 1",
            "com.ogensync.connect.api.operator.event.OperationDone 1",
            "com.ogensync.connect.api.operator.event.OperatorActed 1",
            "com.ogensync.connect.api.operator.event.OperatorAdded 1",
            "com.ogensync.connect.api.operator.event.OperatorRevoked 1",
            "com.ogensync.connect.api.session.event.LinkExpired 1",
            "com.ogensync.connect.api.session.event.LinkRequested 1",
            "com.ogensync.connect.api.session.event.QrIssued 1",
            "com.ogensync.connect.api.session.event.SendingRestricted 1",
            "com.ogensync.connect.api.session.event.SendingRestrictionLifted 1",
            "com.ogensync.connect.api.session.event.WhatsAppConnectionLost 1",
            "com.ogensync.connect.api.session.event.WhatsAppConnectionRestored 1",
            "com.ogensync.connect.api.session.event.WhatsAppLinked 1",
            "com.ogensync.connect.api.session.event.WhatsAppUnlinked 1");

    private final Serializer serializer = Serializers.events(new ApiRevisions());

    @Test
    void names_and_revisions_are_the_frozen_ones() {
        assertThat(events().map(event -> {
                    var stored = serializer.typeForClass(event);
                    return stored.getName() + " " + stored.getRevision();
                }))
                .containsExactlyInAnyOrderElementsOf(STORED_NAMES);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_read_and_written_again_byte_for_byte(Class<? extends Event> type) {
        var sample = sample(type);
        var event = read(type, sample);

        assertThat(event).isInstanceOf(type);
        assertThat(serializer.serialize(event, String.class).getData()).isEqualTo(sample);
        assertThat(serializer.serialize(event, byte[].class).getData()).isEqualTo(sample.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("ledgerEntries")
    void a_ledger_entry_has_the_hash_of_what_it_says(Class<? extends LedgerEntry> type) {
        var entry = (LedgerEntry) read(type, sample(type));

        assertThat(entry.hash()).isEqualTo(entry.expectedHash());
    }

    private Object read(Class<?> type, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, serializer.typeForClass(type)));
    }

    static Stream<Class<?>> events() {
        return Stream.concat(
                Stream.of(EmailClaimed.class, OperationDone.class),
                Stream.of(
                                AccountEvent.class,
                                MessageEvent.class,
                                WhatsAppSessionEvent.class,
                                InboxEvent.class,
                                AnchorEvent.class,
                                OperatorEvent.class)
                        .flatMap(GoldenSamplesTest::concrete));
    }

    static Stream<Class<?>> ledgerEntries() {
        return concrete(LedgerEntry.class);
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenSamplesTest::concrete)
                : Stream.of(type);
    }

    private static String sample(Class<?> type) {
        var file = "/golden/" + type.getSimpleName() + ".json";
        try (var stream = GoldenSamplesTest.class.getResourceAsStream(file)) {
            return new String(required(stream, file).readAllBytes(), UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T required(@Nullable T found, String name) {
        if (found == null) {
            throw new AssertionError("There is no golden sample " + name);
        }
        return found;
    }
}
