package com.ogensync.connect.reliability.attacks.load;

import static com.ogensync.connect.reliability.attacks.load.OrderAttack.firstOutOfOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the checker with planted faults and with correct input. */
class OrderAttackTest {

    private static final List<String> ACCEPTED = List.of("a", "b", "c");

    @Test
    void the_same_order_is_right() {
        assertThat(firstOutOfOrder(ACCEPTED, ACCEPTED)).isEmpty();
    }

    @Test
    void swapped_missing_duplicate_and_unknown_messages_are_found() {
        assertThat(firstOutOfOrder(ACCEPTED, List.of("b", "a", "c"))).containsExactly("a");
        assertThat(firstOutOfOrder(ACCEPTED, List.of("a", "b"))).containsExactly("c");
        assertThat(firstOutOfOrder(ACCEPTED, List.of("a", "a", "b", "c"))).containsExactly("b");
        assertThat(firstOutOfOrder(ACCEPTED, List.of("a", "b", "c", "d"))).containsExactly("d");
    }
}
