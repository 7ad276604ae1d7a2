package com.ogensync.connect.postgres.audit.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.postgres.events.StoredJson;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The in-place parser accepts the same texts as the service's JSON library. */
class EntryPayloadTest {

    private static final int CHANGES = 20_000;

    private final EntryPayload payload = new EntryPayload();

    @ParameterizedTest
    @ValueSource(strings = {"CoinsGranted", "CoinDebited", "CoinRefunded"})
    void a_stored_event_is_read(String event) throws IOException {
        assertThat(payload.read(golden(event))).isEqualTo(-1);
        assertThat(payload.number(Member.ENTRY)).isPositive();
        assertThat(payload.text(Member.AT)).startsWith("2026-01-02T");
    }

    @Test
    void every_accepted_payload_is_serialized_to_the_same_bytes() throws IOException {
        var random = new Random(11);
        var sample = golden("CoinDebited");
        int accepted = 0;
        for (int change = 0; change < CHANGES; change++) {
            var changed = changed(sample, random);
            if (payload.read(changed) < 0 && EntryRules.reason(payload) != null) {
                accepted++;
                assertThat(StoredJson.again(CoinDebited.class, new String(changed, US_ASCII)))
                        .isEqualTo(new String(changed, US_ASCII));
            }
        }
        assertThat(accepted).isBetween(CHANGES / 20, CHANGES - CHANGES / 20);
    }

    /**
     * Replaces, removes or duplicates one or two characters. Never inserts a minus sign, because no coins are negative.
     */
    private static byte[] changed(byte[] sample, Random random) {
        var text = new StringBuilder(new String(sample, US_ASCII));
        for (int i = random.nextInt(2); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, text.charAt(at));
                default -> text.setCharAt(at, other(text.charAt(at), random));
            }
        }
        return text.toString().getBytes(US_ASCII);
    }

    private static char other(char it, Random random) {
        char other = Character.isDigit(it) ? (char) ('0' + random.nextInt(10)) : (char) (' ' + random.nextInt(95));
        return other == '-' ? '_' : other;
    }

    private static byte[] golden(String event) throws IOException {
        try (var stream = EntryPayloadTest.class.getResourceAsStream("/golden/" + event + ".json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), US_ASCII)
                    .strip()
                    .getBytes(US_ASCII);
        }
    }
}
