package com.ogensync.connect.api.account;

/**
 * A whole number of SyncCoins.
 *
 * @param amount at least 0
 */
public record Coins(long amount) implements Comparable<Coins> {

    public static final Coins NONE = new Coins(0);
    public static final Coins ONE = new Coins(1);

    public Coins {
        if (amount < 0) {
            throw new IllegalArgumentException("Coins must not be negative: " + amount);
        }
    }

    /**
     * Returns the sum.
     *
     * @throws ArithmeticException if it exceeds {@link Long#MAX_VALUE}
     */
    public Coins plus(Coins other) {
        return new Coins(Math.addExact(amount, other.amount));
    }

    /**
     * Returns the difference.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Coins minus(Coins other) {
        return new Coins(Math.subtractExact(amount, other.amount));
    }

    @Override
    public int compareTo(Coins other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return Long.toString(amount);
    }
}
