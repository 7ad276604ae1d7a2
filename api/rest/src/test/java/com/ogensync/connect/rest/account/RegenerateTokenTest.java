package com.ogensync.connect.rest.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.security.Credential;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegenerateTokenTest {

    private final Edge edge = Edge.fresh();

    @BeforeEach
    void a_balance_exists() {
        edge.world().shows(FindBalance.class, new AccountBalance(1, 0, 0));
    }

    @Test
    void the_old_token_is_rejected_and_the_new_one_accepted() {
        var caller = edge.caller();
        assertThat(edge.get("/api/credits", caller).status()).isEqualTo(200);
        var reply = edge.post("/api/token/regenerate", caller, null);
        var token = reply.json().get("data").get("token").stringValue();
        reply.succeededWith(
                200, "{\"success\":true,\"message\":\"Token regenerated\",\"data\":{\"token\":\"" + token + "\"}}");
        edge.get("/api/credits", caller).failedWith(401);
        assertThat(edge.get("/api/credits", token).status()).isEqualTo(200);
        var command = edge.world().last(RegenerateToken.class);
        assertThat(command.current()).isEqualTo(caller.id());
        assertThat(command.by()).isEqualTo(Actor.USER);
        assertThat(edge.world().indexed()).containsExactly(caller.account());
    }

    @Test
    void the_old_token_is_rejected_even_while_the_index_still_lists_it_as_valid() {
        var caller = edge.caller();
        edge.world()
                .credentialsAre(id -> Optional.of(edge.world().credential(id))
                        .map(c -> new Credential(c.tokenId(), c.holder(), c.scopes(), false, false)));
        edge.world().indexingIs(_ -> false);
        assertThat(edge.post("/api/token/regenerate", caller, null).status()).isEqualTo(200);
        edge.get("/api/credits", caller).failedWith(401);
    }

    @Test
    void of_concurrent_requests_exactly_one_succeeds() throws Exception {
        var caller = edge.caller();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = IntStream.range(0, 30)
                    .mapToObj(_ -> threads.submit(() -> edge.post("/api/token/regenerate", caller, null)))
                    .toList();
            int succeeded = 0;
            for (var reply : replies) {
                if (reply.get().status() == 200) {
                    succeeded++;
                } else {
                    reply.get().failedWith(401);
                }
            }
            assertThat(succeeded).isEqualTo(1);
        }
    }
}
