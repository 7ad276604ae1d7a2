package com.ogensync.connect.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the examples of docs/AUDIT.md, which were computed without this code, with the code's results. */
class AuditDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/AUDIT.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("### (\\d): ([^\\n]+)\\n```\\n(.*?)```\\n`([0-9a-f]{64})`", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> the_code_computes_the_text_and_the_hash_of_every_example() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.group(2), () -> {
                    var entry = read(example.group(3));
                    assertThat(entry.body().canonicalText(entry.getClass().getSimpleName()))
                            .isEqualTo(example.group(3));
                    assertThat(entry.hash()).isEqualTo(example.group(4)).isEqualTo(entry.expectedHash());
                }));
    }

    @Test
    void the_document_has_a_grant_a_debit_a_refund_an_expired_message_and_corrections() throws IOException {
        assertThat(examples()).hasSize(7);
    }

    @Test
    void one_changed_field_changes_the_hash() throws IOException {
        var entry = read(examples().get(1).group(3)).body();
        var other = new EntryBody(
                entry.accountId(),
                entry.entry(),
                entry.amount(),
                entry.reason(),
                entry.balance(),
                entry.messageId(),
                entry.corrects(),
                entry.at(),
                entry.cause().followedUpBySystem(),
                entry.previous());

        assertThat(other.hashAs("CoinDebited")).isNotEqualTo(entry.hashAs("CoinDebited"));
        assertThat(entry.hashAs("CoinRefunded")).isNotEqualTo(entry.hashAs("CoinDebited"));
    }

    private static List<MatchResult> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(DOCUMENT)).results().toList();
    }

    private static LedgerEntry read(String text) {
        var line = text.split("\n", -1);
        var body = new EntryBody(
                AccountId.parse("account:" + line[1]),
                Long.parseLong(line[3]),
                new Coins(Long.parseLong(line[4])),
                EntryReason.valueOf(line[5].toUpperCase(java.util.Locale.ROOT)),
                new Coins(Long.parseLong(line[6])),
                line[7].isEmpty() ? null : new WhatsAppMessageId(line[7]),
                line[8].isEmpty() ? null : Long.valueOf(line[8]),
                Instant.parse(line[9]),
                new Cause(new RequestId(line[10]), token(line[11]), new Actor(line[12])),
                line[13]);
        return switch (line[2]) {
            case "CoinsGranted" -> body.asGrant();
            case "CoinDebited" -> body.asDebit();
            case "CoinRefunded" -> body.asRefund();
            default -> throw new AssertionError(line[2]);
        };
    }

    private static @Nullable TokenId token(String line) {
        return line.isEmpty() ? null : TokenId.parse(line);
    }
}
