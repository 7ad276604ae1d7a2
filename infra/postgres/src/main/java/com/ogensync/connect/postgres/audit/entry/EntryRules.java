package com.ogensync.connect.postgres.audit.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ogensync.connect.api.account.EntryReason;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules for an entry's members by its type and reason. */
public final class EntryRules {

    private static final Map<EntryReason, byte[]> TEXTS = texts();
    private static final byte[] SYSTEM = "system".getBytes(US_ASCII);
    private static final byte[] USER = "user".getBytes(US_ASCII);

    private EntryRules() {}

    /** Returns the entry's reason, or null if the reason is unknown. */
    public static @Nullable EntryReason reason(EntryPayload entry) {
        for (var text : TEXTS.entrySet()) {
            if (entry.is(Member.REASON, text.getValue())) {
                return text.getKey();
            }
        }
        return null;
    }

    /** The violated rule, or null if there is none. */
    public static @Nullable String violation(EntryType type, EntryPayload entry) {
        var reason = reason(entry);
        if (reason == null || !fits(type, reason)) {
            return "the reason " + entry.text(Member.REASON) + " is not allowed for this type of entry";
        }
        if (entry.number(Member.AMOUNT) < 1) {
            return "the amount is " + entry.number(Member.AMOUNT) + "; it must be at least 1";
        }
        return switch (reason) {
            case SIGN_UP -> signUp(entry);
            case MESSAGE -> message(entry, USER);
            case MESSAGE_FAILED -> message(entry, SYSTEM);
            case OPERATOR_GRANT -> byOperator(entry, false);
            case CORRECTION -> byOperator(entry, true);
        };
    }

    private static boolean fits(EntryType type, EntryReason reason) {
        return switch (reason) {
            case SIGN_UP, OPERATOR_GRANT -> type == EntryType.GRANTED;
            case MESSAGE -> type == EntryType.DEBITED;
            case MESSAGE_FAILED -> type == EntryType.REFUNDED;
            case CORRECTION -> type != EntryType.REFUNDED;
        };
    }

    private static @Nullable String signUp(EntryPayload entry) {
        if (entry.number(Member.ENTRY) != 1) {
            return "the reason sign_up is allowed for the first entry only";
        }
        return namesNothing(entry) ? null : "a sign-up grant must not name a message or an entry";
    }

    private static @Nullable String message(EntryPayload entry, byte[] by) {
        if (entry.isNull(Member.MESSAGE_ID) || !entry.isNull(Member.CORRECTS)) {
            return "it must name a message and no corrected entry";
        }
        if (entry.number(Member.AMOUNT) != 1) {
            return "the amount is " + entry.number(Member.AMOUNT) + "; for a message it must be 1";
        }
        if (entry.isNull(Member.TOKEN_ID)) {
            return "the token id is missing; every message is sent with a token";
        }
        return entry.is(Member.BY, by) ? null : "the actor is " + entry.text(Member.BY) + "; it must be " + text(by);
    }

    private static @Nullable String byOperator(EntryPayload entry, boolean corrects) {
        if (!entry.text(Member.BY).startsWith("operator:")) {
            return "the actor is " + entry.text(Member.BY) + "; it must be an operator";
        }
        if (!corrects) {
            return namesNothing(entry) ? null : "an operator's grant must not name a message or an entry";
        }
        if (entry.isNull(Member.CORRECTS) || !entry.isNull(Member.MESSAGE_ID)) {
            return "a correction must name the corrected entry and no message";
        }
        long corrected = entry.number(Member.CORRECTS);
        return corrected >= 1 && corrected < entry.number(Member.ENTRY)
                ? null
                : "it corrects entry " + corrected + ", which is not an earlier entry";
    }

    private static boolean namesNothing(EntryPayload entry) {
        return entry.isNull(Member.MESSAGE_ID) && entry.isNull(Member.CORRECTS);
    }

    private static String text(byte[] ascii) {
        return new String(ascii, US_ASCII);
    }

    private static Map<EntryReason, byte[]> texts() {
        var texts = new EnumMap<EntryReason, byte[]>(EntryReason.class);
        for (var reason : EntryReason.values()) {
            texts.put(reason, reason.text().getBytes(US_ASCII));
        }
        return texts;
    }
}
