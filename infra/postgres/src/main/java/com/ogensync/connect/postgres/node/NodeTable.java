package com.ogensync.connect.postgres.node;

import com.ogensync.connect.rest.operations.port.Nodes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code node}. All moments are those of the database server. */
final class NodeTable implements Nodes {

    /** A node that has not updated its row for so long is considered ended; more than two updates are then missing. */
    static final Duration ENDED_AFTER = Duration.ofSeconds(5);

    private static final String INSERT = """
            insert into node (node_id, boot_id, version, clock_offset) values (:name, :boot, :version, :offset)
            on conflict (node_id) do update set beat_at = now(), clock_offset = excluded.clock_offset\s""";

    private final JdbcClient sql;

    NodeTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Takes the name, unless another process holds it. Returns whether the name belongs to this process now. */
    boolean take(ThisNode node) {
        return written(node, Duration.ZERO, INSERT + """
                , boot_id = excluded.boot_id, version = excluded.version, started_at = now()
                where :exclusive or node.boot_id = excluded.boot_id or node.beat_at < now() - :ended""");
    }

    /** Updates this node's row. Returns false if another process has taken the name. */
    boolean beat(ThisNode node, Duration clockOffset) {
        return written(node, clockOffset, INSERT + "where node.boot_id = excluded.boot_id");
    }

    private boolean written(ThisNode node, Duration clockOffset, String statement) {
        return sql.sql(statement.replace(":ended", ENDED_AFTER.toMillis() + " * interval '1 millisecond'"))
                        .param("name", node.name())
                        .param("boot", node.bootId())
                        .param("version", node.version())
                        .param("offset", clockOffset.toMillis())
                        .param("exclusive", node.exclusive())
                        .update()
                == 1;
    }

    /** Returns when the process that holds the name has updated its row. */
    Optional<Instant> lastBeat(String name) {
        return sql.sql("select beat_at from node where node_id = ?")
                .param(name)
                .query((row, _) -> moment(row, "beat_at"))
                .optional();
    }

    void remove(ThisNode node) {
        sql.sql("delete from node where node_id = ? and boot_id = ?")
                .param(node.name())
                .param(node.bootId())
                .update();
    }

    /** Removes nodes that ended without removing their row more than a day ago. */
    void removeOld() {
        sql.sql("delete from node where beat_at < now() - interval '1 day'").update();
    }

    /** Returns the server's present time. */
    Instant now() {
        return sql.sql("select clock_timestamp() as now")
                .query((row, _) -> moment(row, "now"))
                .single();
    }

    @Override
    public List<Node> list() {
        return sql.sql("""
                        select node_id, version, started_at, beat_at, clock_offset,
                            beat_at >= now() - :ended as running,
                            (select count(*) from linked_session
                                where owner = node_id and lease_until > now() and state <> 'unlinked') as sessions
                        from node order by node_id""".replace(":ended", ENDED_AFTER.toMillis() + " * interval '1 millisecond'"))
                .query(NodeTable::node)
                .list();
    }

    private static Node node(ResultSet row, int number) throws SQLException {
        return new Node(
                row.getString("node_id"),
                row.getString("version"),
                row.getBoolean("running"),
                row.getLong("sessions"),
                Duration.ofMillis(row.getLong("clock_offset")),
                moment(row, "started_at"),
                moment(row, "beat_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
