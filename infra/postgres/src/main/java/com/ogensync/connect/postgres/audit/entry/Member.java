package com.ogensync.connect.postgres.audit.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/** A member of a coin event's payload: its index, the bytes before its value, and its value's format. */
public final class Member {

    /** {@code accountId} */
    public static final Member ACCOUNT_ID = new Member(0, "accountId", Values::account);
    /** {@code entry} */
    public static final Member ENTRY = new Member(1, "entry", Values::number);
    /** {@code amount} */
    public static final Member AMOUNT = new Member(2, "amount", Values::number);
    /** {@code reason} */
    public static final Member REASON = new Member(3, "reason", Values::word);
    /** {@code balance} */
    public static final Member BALANCE = new Member(4, "balance", Values::number);
    /** {@code messageId} */
    public static final Member MESSAGE_ID = new Member(5, "messageId", Values.orNull(Values::messageId));
    /** {@code corrects} */
    public static final Member CORRECTS = new Member(6, "corrects", Values.orNull(Values::number));
    /** {@code at} */
    public static final Member AT = new Member(7, "at", Values::moment);
    /** {@code requestId} */
    public static final Member REQUEST_ID = new Member(8, "requestId", Values::requestId);
    /** {@code tokenId} */
    public static final Member TOKEN_ID = new Member(9, "tokenId", Values.orNull(Values::tokenId));
    /** {@code by} */
    public static final Member BY = new Member(10, "by", Values::actor);
    /** {@code previous} */
    public static final Member PREVIOUS = new Member(11, "previous", Values::hash);
    /** {@code hash} */
    public static final Member HASH = new Member(12, "hash", Values::hash);

    /** All members in the order of the payload. */
    static final List<Member> ALL = List.of(
            ACCOUNT_ID,
            ENTRY,
            AMOUNT,
            REASON,
            BALANCE,
            MESSAGE_ID,
            CORRECTS,
            AT,
            REQUEST_ID,
            TOKEN_ID,
            BY,
            PREVIOUS,
            HASH);

    /** The members whose values are lines of the canonical text, from the fourth line on. */
    static final List<Member> HASHED = ALL.subList(1, ALL.size() - 1);

    private final int index;
    private final byte[] opening;
    private final Values.Shape shape;

    private Member(int index, String name, Values.Shape shape) {
        this.index = index;
        this.opening = ((index == 0 ? "{\"" : ",\"") + name + "\":").getBytes(US_ASCII);
        this.shape = shape;
    }

    int index() {
        return index;
    }

    byte[] opening() {
        return opening;
    }

    Values.Shape shape() {
        return shape;
    }
}
