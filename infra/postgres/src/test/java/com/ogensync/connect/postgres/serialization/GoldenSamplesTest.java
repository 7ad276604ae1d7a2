package com.ogensync.connect.postgres.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.event.LedgerEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stored names, revisions and bytes are frozen; the samples were written by hand. */
class GoldenSamplesTest {

    /** Never edit a line: stored events have these names for ever. */
    private static final List<String> STORED_NAMES = List.of(
            "AccountDisabled 1",
            "AccountEnabled 1",
            "CoinDebited 1",
            "CoinRefunded 1",
            "CoinsGranted 1",
            "EmailClaimed 1",
            "TokenIssued 1",
            "TokenRevoked 1",
            "UserRegistered 1",
            "LedgerAnchored 1",
            "MessageReceived 1",
            "MessageAccepted 1",
            "MessageDelivered 1",
            "MessageFailed 1",
            "MessageRead 1",
            "MessageSent 1",
            "OperationDone 1",
            "OperatorActed 1",
            "OperatorAdded 1",
            "OperatorRevoked 1",
            "LinkExpired 1",
            "LinkRequested 1",
            "QrIssued 1",
            "SendingRestricted 1",
            "SendingRestrictionLifted 1",
            "WhatsAppConnectionLost 1",
            "WhatsAppConnectionRestored 1",
            "WhatsAppLinked 1",
            "WhatsAppUnlinked 1");

    private static final Pattern DOCUMENTED_SHAPE =
            Pattern.compile("^`([A-Z]\\w+)`(?:(?!```).)*```json\\n(.*?)\\n```", Pattern.DOTALL | Pattern.MULTILINE);

    private final Serializer serializer = Serializers.events(new ApiRevisions());

    @Test
    void names_and_revisions_are_the_frozen_ones() {
        assertThat(events().map(event -> {
                    var stored = serializer.typeForClass(event);
                    return stored.getName() + " " + stored.getRevision();
                }))
                .containsExactlyInAnyOrderElementsOf(STORED_NAMES);
    }

    @Test
    void the_documented_shapes_are_the_samples() throws IOException {
        var documented = DOCUMENTED_SHAPE
                .matcher(Files.readString(Path.of("../../docs/EVENTS.md")))
                .results()
                .collect(toMap(shape -> shape.group(1), shape -> shape.group(2)));

        assertThat(documented).isEqualTo(events().collect(toMap(Class::getSimpleName, GoldenSamplesTest::sample)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_read_and_serialized_to_the_same_bytes(Class<? extends Event> type) {
        var sample = sample(type);
        var event = read(type, sample);

        assertThat(event).isInstanceOf(type);
        assertThat(serializer.serialize(event, String.class).getData()).isEqualTo(sample);
        assertThat(serializer.serialize(event, byte[].class).getData()).isEqualTo(sample.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("ledgerEntries")
    void a_ledger_entry_has_the_hash_of_its_content(Class<? extends LedgerEntry> type) {
        var entry = (LedgerEntry) read(type, sample(type));

        assertThat(entry.hash()).isEqualTo(entry.expectedHash());
    }

    private Object read(Class<?> type, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, serializer.typeForClass(type)));
    }

    static Stream<Class<? extends Event>> events() {
        return EventTypes.all().stream();
    }

    static Stream<Class<? extends LedgerEntry>> ledgerEntries() {
        return EventTypes.of(LedgerEntry.class).stream();
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
