package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ogensync.connect.api.account.EntryReason;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an entry must say of itself, by its type and reason. */
final class EntryRules {

    private static final Map<EntryReason, byte[]> TEXTS = texts();
    private static final byte[] SYSTEM = "system".getBytes(US_ASCII);
    private static final byte[] USER = "user".getBytes(US_ASCII);

    private EntryRules() {}

    static @Nullable EntryReason reason(EntryPayload entry) {
        for (var text : TEXTS.entrySet()) {
            if (entry.is(Member.REASON, text.getValue())) {
                return text.getKey();
            }
        }
        return null;
    }

    /** What is wrong with it; null when nothing is. */
    static @Nullable String broken(EntryType type, EntryPayload entry) {
        var reason = reason(entry);
        if (reason == null || !fits(type, reason)) {
            return "its reason is " + entry.text(Member.REASON) + ", which is none of its type";
        }
        if (entry.number(Member.AMOUNT) < 1) {
            return "it moves " + entry.number(Member.AMOUNT) + " coins";
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
            return "it grants the sign-up coins, which only the first entry may";
        }
        return bare(entry) ? null : "it is for sign-up and names a message or an entry";
    }

    private static @Nullable String message(EntryPayload entry, byte[] by) {
        if (entry.isNull(Member.MESSAGE_ID) || !entry.isNull(Member.CORRECTS)) {
            return "it must name its message, and no entry";
        }
        if (entry.number(Member.AMOUNT) != 1) {
            return "it moves " + entry.number(Member.AMOUNT) + " coins for one message";
        }
        if (entry.isNull(Member.TOKEN_ID)) {
            return "it names no token, though a message is sent with one";
        }
        return entry.is(Member.BY, by) ? null : "it is by " + entry.text(Member.BY) + ", not by " + text(by);
    }

    private static @Nullable String byOperator(EntryPayload entry, boolean corrects) {
        if (!entry.text(Member.BY).startsWith("operator:")) {
            return "it is by " + entry.text(Member.BY) + ", though only an operator may";
        }
        if (!corrects) {
            return bare(entry) ? null : "it is an operator's grant and names a message or an entry";
        }
        if (entry.isNull(Member.CORRECTS) || !entry.isNull(Member.MESSAGE_ID)) {
            return "it must name the entry that it corrects, and no message";
        }
        long corrected = entry.number(Member.CORRECTS);
        return corrected >= 1 && corrected < entry.number(Member.ENTRY)
                ? null
                : "it corrects entry " + corrected + ", which is none before it";
    }

    private static boolean bare(EntryPayload entry) {
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
