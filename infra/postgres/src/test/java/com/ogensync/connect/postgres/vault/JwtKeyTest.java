package com.ogensync.connect.postgres.vault;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.postgres.UnusableDatabaseException;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JwtKeyTest {

    private static final String SECRET = "the-secret-of-the-first-node-0000";
    private static final String OTHER_SECRET = "the-secret-of-a-wrong-node-000000";

    @AutoClose
    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void migrate() {
        TestService.start(database, "node-1").close();
    }

    @Test
    void a_node_with_the_secret_of_the_first_node_starts() {
        require(masterKey(0), SECRET);

        assertThatCode(() -> require(masterKey(0), SECRET)).doesNotThrowAnyException();
    }

    @Test
    void a_node_with_another_secret_is_refused_until_the_stored_digest_is_deleted() {
        require(masterKey(0), SECRET);

        assertThatThrownBy(() -> require(masterKey(0), OTHER_SECRET))
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessageContaining("JWT_SECRET is not the secret of this database's other nodes")
                .hasMessageNotContainingAny(SECRET, OTHER_SECRET);

        database.sql().sql("delete from jwt_key").update();
        require(masterKey(0), OTHER_SECRET);
    }

    @Test
    void a_node_with_another_master_key_is_refused() {
        require(masterKey(0), SECRET);

        assertThatThrownBy(() -> require(masterKey(1), SECRET)).isInstanceOf(WrongMasterKeyException.class);
    }

    private void require(SecretKey masterKey, String secret) {
        JwtKey.requireSame(database.sql(), masterKey, secret);
    }

    private static SecretKey masterKey(int filler) {
        var bytes = new byte[32];
        bytes[0] = (byte) filler;
        return PostgresSettings.of(bytes, "node").masterKey();
    }
}
