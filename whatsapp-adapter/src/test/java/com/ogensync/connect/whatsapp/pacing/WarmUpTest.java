package com.ogensync.connect.whatsapp.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.whatsapp.TestSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final Instant LINKED_AT = Instant.parse("2026-01-02T23:59:59.999Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-02");

    @Test
    void a_new_number_reaches_its_cap_in_daily_steps() {
        assertThat(caps(50, 7)).containsExactly(6, 12, 18, 25, 31, 37, 43, 50, 50);
        assertThat(pacing(50, 7).warmUpEnd(LINKED_AT)).isEqualTo(Instant.parse("2026-01-09T00:00:00Z"));
    }

    @Test
    void the_warm_up_starts_with_at_least_one_contact_unless_the_cap_is_zero() {
        assertThat(caps(3, 7)).containsExactly(1, 1, 1, 1, 1, 2, 2, 3, 3);
        assertThat(caps(0, 7)).containsOnly(0);
    }

    @Test
    void without_a_warm_up_the_full_cap_applies_from_the_start() {
        assertThat(caps(50, 0)).containsOnly(50);
    }

    private static Integer[] caps(int newContactsPerDay, int warmupDays) {
        return IntStream.range(0, 9)
                .mapToObj(
                        age -> pacing(newContactsPerDay, warmupDays).newContactsOn(FIRST_DAY.plusDays(age), LINKED_AT))
                .toArray(Integer[]::new);
    }

    private static Pacing pacing(int newContactsPerDay, int warmupDays) {
        return TestSettings.pacing(Duration.ofSeconds(2), newContactsPerDay, warmupDays);
    }
}
