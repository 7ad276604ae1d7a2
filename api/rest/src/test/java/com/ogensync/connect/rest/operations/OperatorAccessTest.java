package com.ogensync.connect.rest.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.security.Credential;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The paths that tokens of operators and accounts may use. */
class OperatorAccessTest {

    private final OperatorFixture fixture = new OperatorFixture();
    private final Edge edge = fixture.edge;
    private final String ada = fixture.ada;
    private final Edge.Caller user = fixture.user;

    @Test
    void tokens_of_operators_and_accounts_are_valid_on_their_own_paths_only() {
        edge.get("/ops/drift", user).failedWith(403);
        edge.get("/ops/drift", edge.caller(Scope.OPS)).failedWith(401);
        edge.get("/api/credits", ada).failedWith(403);
        edge.get("/ops/drift", null).failedWith(401);
        assertThat(edge.get("/ops/drift", ada).status()).isEqualTo(200);
    }

    @Test
    void a_revoked_operator_is_refused_at_once() {
        assertThat(edge.get("/ops/drift", ada).status()).isEqualTo(200);
        edge.world()
                .credentialsAre(id -> Optional.of(edge.world().credential(id))
                        .map(it -> new Credential(it.tokenId(), it.holder(), it.scopes(), true, false)));

        edge.get("/ops/drift", ada).failedWith(401);
    }
}
