package com.ogensync.connect.postgres.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenJsonTest {

    private final Serializer serializer = Serializers.general(new ApiRevisions());

    @ParameterizedTest
    @MethodSource("tokens")
    void a_tracking_token_is_deserialized_unchanged(TrackingToken token) {
        assertThat(serializer.<String, Object>deserialize(serializer.serialize(token, String.class)))
                .isEqualTo(token);
    }

    static Stream<TrackingToken> tokens() {
        var position = new GapAwareTrackingToken(7, List.of(3L, 5L));
        return Stream.of(
                position,
                ReplayToken.createReplayToken(position, new GapAwareTrackingToken(2, List.of())),
                ReplayToken.createReplayToken(position),
                new ConfigToken(Map.of("id", "x")));
    }
}
