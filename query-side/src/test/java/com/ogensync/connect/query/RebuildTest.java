package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.api.account.query.Usage;
import com.ogensync.connect.query.projection.rebuild.ProjectionRebuilds;
import com.ogensync.connect.query.projection.rebuild.RebuildProgress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildTest {
    private static final int ACCOUNTS = 4;

    private final World world = new World();

    @BeforeEach
    void project_events() {
        world.given(Histories.woven(20260301, ACCOUNTS, 300)).start();
        assertThat(world.caughtUp()).isTrue();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,1", "7,2", "1000,2"})
    void any_batch_size_and_segment_count_gives_the_same_documents(int batchSize, int segments) {
        try (var other = world.reprojected(batchSize, segments).start()) {
            assertThat(other.caughtUp()).isTrue();

            assertThat(counted(other)).isEqualTo(counted(world));
            assertThat(other.gaps).isEmpty();
            assertThat(other.parked).isEmpty();
        }
    }

    @Test
    void a_dropped_projection_is_rebuilt_as_it_was() {
        var before = counted(world);
        var rebuilds = world.configuration.getComponent(ProjectionRebuilds.class);
        for (var name : World.COLLECTIONS) {
            world.database.getCollection(name).drop();
            assertThat(world.database.getCollection(name).countDocuments()).isZero();
            assertThat(rebuilds.start(name)).isTrue();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> rebuilds.progress(name).orElseThrow().state() == RebuildProgress.State.DONE);
        }

        assertThat(world.caughtUp()).isTrue();
        assertThat(counted(world)).isEqualTo(before);
    }

    @Test
    void events_delivered_twice_change_nothing() {
        var before = counted(world);
        world.processor().shutDown();
        world.database.getCollection("tracking_tokens").deleteMany(new Document());
        world.processor().start();

        assertThat(world.caughtUp()).isTrue();
        assertThat(counted(world)).isEqualTo(before);
        assertThat(world.parked).isEmpty();
    }

    /** Returns all documents after a usage query for each account, which caches the counts of hours. */
    private static Map<String, List<String>> counted(World world) {
        for (int number = 0; number < ACCOUNTS; number++) {
            world.<Usage>query(new FindUsage(
                    new Story(number).account(),
                    world.position(),
                    Story.START,
                    Story.START.plus(Duration.ofDays(20)),
                    FindUsage.Interval.DAY,
                    ZoneOffset.UTC));
        }
        return world.export();
    }
}
