package com.ogensync.connect.rest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.Reply;
import com.ogensync.connect.rest.TestClock;
import com.ogensync.connect.rest.World;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.sql.SQLException;
import java.util.UUID;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

    private static final Command COMMAND =
            new UnlinkWhatsApp(new SessionId(new AccountId(new UUID(1, 2))), Actor.USER, TestClock.START);

    private final Edge edge = Edge.fresh();

    private Reply unlinkFailingWith(Exception failure) {
        edge.world().on(UnlinkWhatsApp.class, _ -> {
            throw failure;
        });
        return edge.send("DELETE", "/api/session", edge.caller(), null);
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void every_refusal_of_a_command_or_query_is_a_client_error(Refusal refusal) {
        var fromCommand = (EdgeException) Failures.ofCommand(COMMAND, World.refused(refusal), RefusalAnswers::answer);
        assertThat(fromCommand.status().is4xxClientError()).isTrue();
        var fromQuery = (EdgeException)
                Failures.ofQuery(new IllegalStateException(new QueryExecutionException("no", null, refusal)));
        assertThat(fromQuery.status()).isEqualTo(fromCommand.status());
    }

    @Test
    void a_conflict_with_a_concurrent_request_is_503_and_nothing_was_done() {
        for (var failure : new Exception[] {
            new ConcurrencyException("x", new SQLException("duplicate", "23505")),
            new AggregateStreamCreationException("x"),
            new LockAcquisitionFailedException("x")
        }) {
            var reply = unlinkFailingWith(failure);
            assertThat(reply.failedWith(503)).contains("nothing was done");
            assertThat(reply.header("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void an_unavailable_store_is_503() {
        var reply = unlinkFailingWith(new IllegalStateException(new SQLException("refused", "08001")));
        assertThat(reply.failedWith(503)).contains("nothing was done");
    }

    /** Stands in for the connection of a JDBC driver. */
    private static final class BrokenConnection {
        SQLException commit() {
            return new SQLException("broken", "08006");
        }
    }

    @Test
    void an_interrupted_commit_is_500_because_its_outcome_is_unknown() {
        var reply = unlinkFailingWith(new IllegalStateException(new BrokenConnection().commit()));
        assertThat(reply.failedWith(500)).doesNotContain("nothing was done");
    }
}
