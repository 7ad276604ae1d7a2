package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.child.Answer;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the checker with planted faults and with correct input. */
class ReconciliationTest {

    private static List<String> unlike(int status, String body) {
        return Reconciliation.unlike(new Answer(status, HttpHeaders.of(Map.of(), (_, _) -> true), body));
    }

    @Test
    void equal_accounts_pass() {
        assertThat(unlike(200, "{\"equal\":2}")).isEmpty();
        assertThat(unlike(200, "{\"equal\":2,\"drifted\":0,\"not_comparable\":0}"))
                .isEmpty();
    }

    @Test
    void an_account_with_another_outcome_is_found() {
        assertThat(unlike(200, "{\"equal\":2,\"drifted\":1}")).containsExactly("drifted 1");
        assertThat(unlike(200, "{\"equal\":2,\"never_heard_of\":1}")).containsExactly("never_heard_of 1");
        assertThat(unlike(200, "{\"equal\":0,\"behind\":3}")).containsExactly("equal 0", "behind 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"equal\":0}", "{\"equal\":\"2\"}", "{\"equal\":null}", "{\"drifted\":0}"})
    void a_comparison_without_accounts_is_found(String body) {
        assertThat(unlike(200, body)).isNotEmpty();
    }

    @Test
    void a_value_that_is_not_a_number_is_found() {
        assertThat(unlike(200, "{\"equal\":2,\"drifted\":\"none\"}")).hasSize(1);
    }

    @Test
    void a_failed_comparison_is_found() {
        assertThat(unlike(503, "{\"equal\":2}")).containsExactly("answer 503");
    }

    @Test
    void only_selected_metrics_are_summed() {
        var figures = """
                # HELP projection_parked events
                projection_parked{projection="balances"} 1.0
                projection_parked{projection="messages"} 2.0
                projection_lag{projection="messages"} 7.0
                """;

        assertThat(Reconciliation.sum(figures, it -> it.startsWith("projection_parked{")))
                .isEqualTo(3);
        assertThat(Reconciliation.sum(figures, it -> it.startsWith("projection_drift")))
                .isZero();
    }
}
