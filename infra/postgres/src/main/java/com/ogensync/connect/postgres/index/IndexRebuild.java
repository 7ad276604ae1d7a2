package com.ogensync.connect.postgres.index;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.events.StoredPages;
import com.ogensync.connect.postgres.index.writer.IndexBatch;
import com.ogensync.connect.postgres.index.writer.IndexTable;
import com.ogensync.connect.postgres.index.writer.IndexWriter;
import com.ogensync.connect.postgres.index.writer.IndexWriters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rebuilds an operational index from the event log while the service runs. The index's own writer fills a copy of the
 * table in a schema of its own; once the copy has reached the position of the running index, its rows replace the
 * current ones in one transaction. Readers see the old rows until that commit; the index's writer waits for it.
 */
public final class IndexRebuild {

    /** The progress of a rebuild. */
    @FunctionalInterface
    public interface Progress {

        /** Events up to {@code position} are read; the running index has read those up to {@code head}. */
        void at(long position, long head);
    }

    /**
     * The result of a rebuild.
     *
     * @param rows in the index now
     * @param corrected rows that were missing, wrong or superfluous before
     */
    public record Result(long rows, long corrected) {}

    private static final String SCHEMA = "index_rebuild";
    private static final long LOCK = 0x696e_6465_78L;
    private static final int PAGE = 1_000;

    private final DataSource database;
    private final StoredPages events;
    private final IndexWriters writers;
    private final ReadingPositions positions;
    private final DataSourceTransactionManager transactions;
    private final JdbcTemplate sql;

    /** Rebuilds the indexes of a database. */
    public IndexRebuild(
            DataSource database, StoredPages events, Serializer tokens, Vault vault, PostgresSettings settings) {
        this.database = database;
        this.events = events;
        this.writers = new IndexWriters(vault, settings);
        this.positions = new ReadingPositions(JdbcClient.create(database), tokens);
        this.transactions = new DataSourceTransactionManager(database);
        this.sql = new JdbcTemplate(database);
    }

    /** The names of all indexes that this service has. */
    public List<String> names() {
        Supplier<IndexBatch> unused = () -> new IndexBatch(sql, transactions);
        var maintained =
                writers.maintained(unused).stream().map(IndexWriter::name).toList();
        return writers.all(unused).stream()
                .map(IndexWriter::name)
                .filter(name -> maintained.contains(name) || positions.of(name).isPresent())
                .toList();
    }

    /**
     * Rebuilds an index.
     *
     * @throws IllegalArgumentException if there is no such index
     * @throws IllegalStateException if another rebuild is running, or an event cannot be indexed; nothing has changed
     *     then
     */
    public Result run(String name, Progress progress) throws SQLException {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    "There is no index " + name + "; there are " + String.join(", ", names()));
        }
        try (var connection = database.getConnection()) {
            var own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            if (!Boolean.TRUE.equals(own.queryForObject("select pg_try_advisory_lock(" + LOCK + ")", Boolean.class))) {
                throw new IllegalStateException("Another rebuild of an index is running");
            }
            try {
                own.execute("set search_path = " + SCHEMA + ", public");
                return rebuild(name, connection, own, progress);
            } finally {
                // The connection returns to the pool, so its settings are reset even if the schema cannot be dropped.
                own.execute("reset search_path");
                try {
                    own.execute("drop schema if exists " + SCHEMA + " cascade");
                } finally {
                    own.execute("select pg_advisory_unlock(" + LOCK + ")");
                }
            }
        }
    }

    private Result rebuild(String name, Connection connection, JdbcTemplate own, Progress progress) {
        var ownTransactions = new DataSourceTransactionManager(new SingleConnectionDataSource(connection, true));
        var writer = writer(name, new IndexBatch(own, ownTransactions));
        var copy = new Copy(writer, ownTransactions);
        prepare(writer.table(), own);
        long head = head(name);
        while (copy.position < head) {
            copy.readUpTo(head, progress);
            copy.position = Math.max(copy.position, head);
            head = head(name);
        }
        var rest = head;
        return new TransactionTemplate(transactions).execute(_ -> {
            sql.execute("set local transaction_timeout = 0");
            sql.execute("set local statement_timeout = '60s'");
            sql.execute("lock table " + writer.table().name() + " in exclusive mode");
            copy.readUpTo(Math.max(rest, head(name)), (_, _) -> {});
            return replace(writer.table());
        });
    }

    private long head(String name) {
        return positions.of(name).map(GapAwareTrackingToken::getIndex).orElse(0L);
    }

    private IndexWriter writer(String name, IndexBatch batch) {
        return writers.all(() -> batch).stream()
                .filter(writer -> writer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void prepare(IndexTable table, JdbcTemplate own) {
        own.execute("drop schema if exists " + SCHEMA + " cascade");
        own.execute("create schema " + SCHEMA);
        own.execute(
                "create table " + SCHEMA + "." + table.name() + " (like public." + table.name() + " including all)");
        for (var identity : own.queryForList(
                "select column_name from information_schema.columns"
                        + " where table_schema = ? and table_name = ? and is_identity = 'YES'",
                String.class,
                SCHEMA,
                table.name())) {
            // Rows that are new in the copy get identities after the existing ones.
            own.execute("alter table " + SCHEMA + "." + table.name() + " alter column " + identity
                    + " set generated by default");
            own.queryForObject(
                    "select setval(pg_get_serial_sequence(?, ?), nextval(pg_get_serial_sequence(?, ?)))",
                    Long.class,
                    SCHEMA + "." + table.name(),
                    identity,
                    "public." + table.name(),
                    identity);
        }
    }

    private Result replace(IndexTable table) {
        var present = "public." + table.name();
        var made = SCHEMA + "." + table.name();
        if (!table.kept().isEmpty()) {
            sql.update("update " + made + " as made set " + join(table.kept(), "%1$s = present.%1$s", ", ") + " from "
                    + present + " as present where " + join(table.key(), "made.%1$s = present.%1$s", " and "));
        }
        var corrected = sql.queryForObject(
                "select count(*) from ((table " + made + " except table " + present + ") union all (table " + present
                        + " except table " + made + ")) as difference",
                Long.class);
        sql.update("delete from " + present);
        var rows = sql.update("insert into " + present + " overriding system value table " + made);
        return new Result(rows, corrected == null ? 0 : corrected);
    }

    private static String join(List<String> columns, String form, String separator) {
        return columns.stream().map(column -> form.replace("%1$s", column)).collect(Collectors.joining(separator));
    }

    /** The copy of the index, filled by its writer. */
    private final class Copy {
        private final AnnotationEventHandlerAdapter handler;
        private final SpringTransactionManager transactions;
        private @Nullable TrackingToken read;
        private long position;

        Copy(IndexWriter writer, DataSourceTransactionManager transactions) {
            handler = new AnnotationEventHandlerAdapter(writer);
            this.transactions = new SpringTransactionManager(transactions);
        }

        /** Applies the events up to {@code head}, the position of the running index, and none after it. */
        void readUpTo(long head, Progress progress) {
            while (true) {
                var page = events.after(read, PAGE);
                var part =
                        page.stream().takeWhile(event -> index(event) <= head).toList();
                if (part.isEmpty()) {
                    return;
                }
                handle(part);
                read = part.getLast().trackingToken();
                position = index(part.getLast());
                progress.at(position, head);
                if (part.size() < page.size()) {
                    return;
                }
            }
        }

        private void handle(List<? extends TrackedEventMessage<?>> part) {
            var batch = new BatchingUnitOfWork<>(part);
            batch.attachTransaction(transactions);
            var result = batch.executeWithResult(
                    () -> handler.handle(batch.getMessage()), RollbackConfigurationType.ANY_THROWABLE);
            if (result.isExceptional()) {
                throw new IllegalStateException(
                        "An event cannot be indexed; look at `ops dead-letter list`", result.exceptionResult());
            }
        }

        private static long index(TrackedEventMessage<?> event) {
            return event.trackingToken().position().orElseThrow();
        }
    }
}
