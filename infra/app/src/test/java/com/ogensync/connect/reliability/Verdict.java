package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Answer;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Checks the responses that callers received. */
final class Verdict {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> DOCUMENTED = Set.of(200, 202, 400, 402, 409, 503);

    private Verdict() {}

    /** Returns sends that were in progress at this time and never answered. */
    static List<Send> droppedAt(long moment, List<Send> sends) {
        return sends.stream()
                .filter(it -> it.isLost() && it.startedAt() < moment)
                .toList();
    }

    /** Returns the number of sends in progress at this time. */
    static long inProgressAt(long moment, List<Send> sends) {
        return sends.stream()
                .filter(it -> it.startedAt() < moment && it.endedAt() > moment)
                .count();
    }

    /** Returns sends without a response or with an undocumented one. */
    static List<Send> undocumented(List<Send> sends) {
        return sends.stream().filter(it -> !DOCUMENTED.contains(it.status())).toList();
    }

    /**
     * Returns whether the response says that the commit was interrupted, so that its outcome is unknown; the auditor
     * checks the outcome.
     */
    static boolean isInDoubt(Send send) {
        return send.response() instanceof Send.Lost lost
                && lost.why().startsWith("500 ")
                && lost.why().contains("may or may not have taken effect");
    }

    /** Returns whether a refusal has the documented envelope and, if it is temporary, a Retry-After. */
    static boolean isClear(Answer answer) {
        if (answer.status() < 400) {
            return true;
        }
        var passing = answer.status() == 503;
        return isEnvelope(answer.body())
                && (!passing || answer.headers().firstValue("Retry-After").isPresent());
    }

    /** Returns whether a read of a constant balance is right, marked stale, or clearly refused. */
    static boolean isHonest(Answer answer, long credits) {
        return switch (answer.status()) {
            case 200 ->
                answer.headers().firstValue("X-Data-Stale").isPresent()
                        || answer.data().path("credits").asLong(-1) == credits;
            case 503 -> isClear(answer);
            default -> false;
        };
    }

    private static boolean isEnvelope(String body) {
        try {
            var json = JSON.readTree(body);
            return json.path("success").isBoolean()
                    && !json.path("success").asBoolean()
                    && !json.path("error").asString("").isBlank();
        } catch (JacksonException e) {
            return false;
        }
    }

    /**
     * Checks a response to a key against the final one: the same message and balance, and the same bytes, unless it was
     * sent before the outcome was known. "In flight" is always allowed.
     */
    static void assertAlike(Answer last, Answer answer) {
        if (Witness.mustBeRepeated(answer)) {
            return;
        }
        assertThat(answer.messageId()).isNotNull().isEqualTo(last.messageId());
        if (answer.status() != 202) {
            assertThat(answer.status()).isEqualTo(last.status());
            assertThat(answer.body()).isEqualTo(last.body());
        } else if (last.status() == 200) {
            assertThat(answer.data().path("creditsRemaining"))
                    .isEqualTo(last.data().path("creditsRemaining"));
        }
    }
}
