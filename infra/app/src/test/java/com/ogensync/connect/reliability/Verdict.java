package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Answer;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Judges what callers were told. */
final class Verdict {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> DOCUMENTED = Set.of(200, 202, 400, 402, 409, 503);

    private Verdict() {}

    /** Sends that were under way at a moment and never answered. */
    static List<Send> droppedAt(long moment, List<Send> sends) {
        return sends.stream()
                .filter(it -> it.isLost() && it.startedAt() < moment)
                .toList();
    }

    /** How many were under way at a moment. */
    static long underWayAt(long moment, List<Send> sends) {
        return sends.stream()
                .filter(it -> it.startedAt() < moment && it.endedAt() > moment)
                .count();
    }

    /** Sends without an answer, or with one that nothing documents for them. */
    static List<Send> undocumented(List<Send> sends) {
        return sends.stream().filter(it -> !DOCUMENTED.contains(it.status())).toList();
    }

    /**
     * Whether the caller was told that a commit was cut short, so that nobody knows; the auditor judges what came of
     * it.
     */
    static boolean isInDoubt(Send send) {
        return send.told() instanceof Send.Lost lost
                && lost.why().startsWith("500 ")
                && lost.why().contains("it is done or it is not");
    }

    /** A refusal comes in the documented envelope, and one that will pass says when to ask again. */
    static boolean isClear(Answer answer) {
        if (answer.status() < 400) {
            return true;
        }
        var passing = answer.status() == 503;
        return isEnvelope(answer.body())
                && (!passing || answer.headers().firstValue("Retry-After").isPresent());
    }

    /** A balance that was read while nothing happened to it: right, or said to be stale, or clearly refused. */
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
     * An answer to a key beside the final one: the same message and balance, and the same bytes, unless it came before
     * the outcome was known. That the key is in flight may be said at any time.
     */
    static void assertAlike(Answer last, Answer answer) {
        if (Witness.isToBeAskedAgain(answer)) {
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
