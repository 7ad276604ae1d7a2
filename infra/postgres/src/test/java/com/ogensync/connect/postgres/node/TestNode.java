package com.ogensync.connect.postgres.node;

import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.schema.SchemaConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A registered node without event processors. */
final class TestNode implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final AtomicBoolean ended = new AtomicBoolean();

    private TestNode(TestDatabase database, ThisNode node, Duration clockOffset) {
        context.registerBean(DataSource.class, database::pool, bean -> bean.setDestroyMethodName(""));
        context.registerBean(PostgresSettings.class, () -> PostgresSettings.of(new byte[32], node.name()));
        context.registerBean(ThisNode.class, () -> node);
        context.registerBean(NodeEnd.class, () -> () -> ended.set(true));
        context.registerBean(
                DatabaseClock.class, () -> new DatabaseClock(Clock.offset(Clock.systemUTC(), clockOffset)));
        context.register(SchemaConfiguration.class, NodeConfiguration.class);
        context.refresh();
    }

    static TestNode start(TestDatabase database, String name) {
        return start(database, name, Duration.ZERO);
    }

    static TestNode start(TestDatabase database, String name, Duration clockOffset) {
        return new TestNode(database, process(name, false), clockOffset);
    }

    static TestNode startExclusive(TestDatabase database, String name) {
        return new TestNode(database, process(name, true), Duration.ZERO);
    }

    private static ThisNode process(String name, boolean exclusive) {
        return new ThisNode(name, UUID.randomUUID(), "1.2.3", exclusive);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    boolean hasEnded() {
        return ended.get();
    }

    @Override
    public void close() {
        context.close();
    }
}
