package com.ogensync.connect.app.embedded.projections.scratch;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Positions of documents, sorted by two numbers. Made for documents that are mostly added at the end. */
final class SortedPositions {

    private static final int CAPACITY = 4;

    private long[] first = new long[CAPACITY];
    private long[] second = new long[CAPACITY];
    private int[] positions = new int[CAPACITY];
    private int size;

    /** The sort key of a document. */
    record Key(long first, long second) {}

    void add(Key key, int position) {
        if (size == positions.length) {
            grow();
        }
        int at = size > 0 && compare(size - 1, key) > 0 ? firstNotBefore(key) : size;
        System.arraycopy(first, at, first, at + 1, size - at);
        System.arraycopy(second, at, second, at + 1, size - at);
        System.arraycopy(positions, at, positions, at + 1, size - at);
        first[at] = key.first;
        second[at] = key.second;
        positions[at] = position;
        size++;
    }

    void remove(Key key, int position) {
        for (int at = firstNotBefore(key); at < size && compare(at, key) == 0; at++) {
            if (positions[at] == position) {
                size--;
                System.arraycopy(first, at + 1, first, at, size - at);
                System.arraycopy(second, at + 1, second, at, size - at);
                System.arraycopy(positions, at + 1, positions, at, size - at);
                return;
            }
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the positions whose first number is in this range, both inclusive, in ascending or descending order. */
    IntStream between(long from, long to, boolean descending) {
        int begin = firstNotBefore(new Key(from, Long.MIN_VALUE));
        int end = to == Long.MAX_VALUE ? size : firstNotBefore(new Key(to + 1, Long.MIN_VALUE));
        return IntStream.range(begin, Math.max(begin, end)).map(i -> positions[descending ? begin + end - 1 - i : i]);
    }

    private int firstNotBefore(Key key) {
        int low = 0;
        for (int high = size; low < high; ) {
            int middle = (low + high) >>> 1;
            if (compare(middle, key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compare(int at, Key key) {
        int compared = Long.compare(first[at], key.first);
        return compared == 0 ? Long.compare(second[at], key.second) : compared;
    }

    private void grow() {
        first = Arrays.copyOf(first, size * 2);
        second = Arrays.copyOf(second, size * 2);
        positions = Arrays.copyOf(positions, size * 2);
    }
}
