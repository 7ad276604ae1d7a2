package com.ogensync.connect.postgres.audit.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.anchor.event.AnchorEvent;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The audit and its views cover every type of ledger entry. */
class EntryTypeTest {

    /** A type's name in a view's definition, with or without its package. */
    private static final Pattern TYPE = Pattern.compile("'(?:[a-z.]+\\.)?([A-Z][a-z]\\w+)'");

    @Test
    void each_type_of_ledger_entry_has_its_rules() {
        assertThat(EntryType.values())
                .extracting(type -> new String(type.hashedName(), US_ASCII))
                .containsExactlyInAnyOrderElementsOf(names(LedgerEntry.class).collect(Collectors.toSet()));
    }

    @Test
    void the_views_for_auditors_have_each_type_of_ledger_entry() {
        try (var database = new TestDatabase();
                var _ = TestService.start(database, "node-1")) {
            assertThat(typesOf(database, "ledger_entry"))
                    .isEqualTo(names(LedgerEntry.class).collect(Collectors.toSet()));
            assertThat(typesOf(database, "ledger_evidence"))
                    .isEqualTo(Stream.of(
                                    names(LedgerEntry.class),
                                    names(AnchorEvent.class),
                                    Stream.of(MessageAccepted.class, MessageFailed.class)
                                            .map(Class::getSimpleName))
                            .flatMap(part -> part)
                            .collect(Collectors.toSet()));
        }
    }

    private static Stream<String> names(Class<? extends Event> kind) {
        return EventTypes.of(kind).stream().map(Class::getSimpleName);
    }

    private static Set<String> typesOf(TestDatabase database, String view) {
        var text = database.sql()
                .sql("select pg_get_viewdef(?::regclass)")
                .param(view)
                .query(String.class)
                .single();
        return TYPE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
