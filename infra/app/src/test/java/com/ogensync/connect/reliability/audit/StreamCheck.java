package com.ogensync.connect.reliability.audit;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Checks that every stream has the sequence numbers 0, 1, 2… without gaps and duplicates. */
final class StreamCheck implements Check {

    @Override
    public Stream<Fault> faults(Evidence evidence) {
        return evidence.streams().entrySet().stream()
                .filter(it -> !isGapless(it.getValue()))
                .map(it -> new Fault(Invariant.STREAM_GAPLESS, it.getKey()));
    }

    private static boolean isGapless(List<StoredEvent> stream) {
        var sequences = stream.stream()
                .mapToLong(StoredEvent::sequence)
                .sorted()
                .boxed()
                .toList();
        return sequences.equals(LongStream.range(0, stream.size()).boxed().toList());
    }
}
