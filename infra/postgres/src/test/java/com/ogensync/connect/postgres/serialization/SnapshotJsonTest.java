package com.ogensync.connect.postgres.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.postgres.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Regression test: snapshots of private fields were once written as {@code {}}, and no aggregate could be loaded. */
class SnapshotJsonTest {

    private static final AccountId ACCOUNT = Facts.anAccount();

    private final Serializer serializer = Serializers.snapshots(new ApiRevisions());

    sealed interface State {}

    enum Nothing implements State {
        NOTHING
    }

    record Active(
            AccountId id,
            Coins balance,
            Map<TokenId, Instant> tokens,
            @Nullable LedgerEntry last) implements State {}

    record Closed(Instant at, List<State> before) implements State {}

    enum Mood {
        GOOD {
            @Override
            int value() {
                return 1;
            }
        };

        abstract int value();
    }

    static final class Sample {
        @AggregateIdentifier
        private String id = "";

        private @Nullable State state;
        private Mood mood = Mood.GOOD;
        private MessageStatus status = MessageStatus.ACCEPTED;
        private final List<State> history = new ArrayList<>();
        private final Map<AccountId, Coins> others = new LinkedHashMap<>();
        private Set<Long> entries = Set.of();
        private boolean open;

        Sample() {}

        /** Not serialized: only fields are. */
        boolean isRich() {
            return !entries.isEmpty();
        }

        List<Object> all() {
            return List.of(id, mood, status, history, others, entries, open);
        }
    }

    @Test
    void an_aggregate_with_private_fields_records_maps_and_sealed_state_is_restored() {
        var sample = new Sample();
        var token = Facts.aToken();
        var active = new Active(ACCOUNT, new Coins(7), Map.of(token, Facts.AT), Facts.coinsGranted(ACCOUNT, token));
        sample.id = ACCOUNT.value();
        sample.state = active;
        sample.history.add(new Active(ACCOUNT, Coins.NONE, Map.of(), null));
        sample.history.add(new Closed(Facts.AT, List.of(active, new Closed(Facts.AT, List.of()))));
        sample.others.put(Facts.anAccount(), Coins.ONE);
        sample.entries = Set.of(1L, 2L);
        sample.open = true;
        sample.status = MessageStatus.DELIVERED;

        var stored = serializer.serialize(sample, String.class);
        Sample loaded = serializer.deserialize(stored);

        assertThat(loaded.all()).isEqualTo(sample.all());
        assertThat(loaded.state).isEqualTo(active);
        assertThat(stored.getData()).doesNotContain("rich");
    }
}
