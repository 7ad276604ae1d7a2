package com.ogensync.connect.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class SequentialIdentifierFactoryTest {

    @Test
    void axonUsesThisFactory() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(SequentialIdentifierFactory.class);
    }

    @Test
    void identifiersAreUuidsOfVersion8() {
        var id = UUID.fromString(IdentifierFactory.getInstance().generateIdentifier());

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void identifiersOfConcurrentThreadsAndOfSeveralProcessesDiffer() {
        var one = new SequentialIdentifierFactory();
        var other = new SequentialIdentifierFactory();

        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .mapToObj(i -> (i % 2 == 0 ? one : other).generateIdentifier())
                        .toList())
                .doesNotHaveDuplicates();
    }
}
