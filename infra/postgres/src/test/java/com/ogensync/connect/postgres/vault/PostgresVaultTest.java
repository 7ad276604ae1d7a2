package com.ogensync.connect.postgres.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.Vault.Purpose;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.schema.SchemaConfiguration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresVaultTest {

    private static final AccountId ACCOUNT = Facts.anAccount();
    private static final Instant JANUARY = Instant.parse("2026-01-31T23:59:59.999Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00.000Z");
    private static final String SECRET = "canary: +91 98765 43210 \uD83D\uDE00";

    @AutoClose
    private final TestDatabase database = new TestDatabase();

    @AutoClose
    private final AnnotationConfigApplicationContext node = node(new byte[32]);

    private final Vault vault = node.getBean(Vault.class);

    private AnnotationConfigApplicationContext node(byte[] masterKey) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, database::pool, bean -> bean.setDestroyMethodName(""));
        context.registerBean(PostgresSettings.class, () -> PostgresSettings.of(masterKey, "node"));
        context.register(SchemaConfiguration.class, VaultConfiguration.class);
        context.refresh();
        return context;
    }

    @Test
    void sealed_data_can_be_opened_by_every_node() {
        var sealed = vault.seal(ACCOUNT, Purpose.PROFILE, JANUARY, SECRET);

        try (var other = node(new byte[32])) {
            assertThat(vault.open(sealed)).contains(SECRET);
            assertThat(other.getBean(Vault.class).open(sealed)).contains(SECRET);
        }
    }

    @Test
    void sealing_twice_gives_two_boxes_under_one_key() {
        var first = vault.seal(ACCOUNT, Purpose.CONTACTS, JANUARY, SECRET);
        var second = vault.seal(ACCOUNT, Purpose.CONTACTS, FEBRUARY, SECRET);

        assertThat(second.keyId()).isEqualTo(first.keyId());
        assertThat(second.box()).isNotEqualTo(first.box());
    }

    @Test
    void each_purpose_and_account_has_its_own_key_and_contents_one_per_month() {
        assertThat(Stream.of(
                                vault.seal(ACCOUNT, Purpose.PROFILE, JANUARY, SECRET),
                                vault.seal(ACCOUNT, Purpose.CONTACTS, JANUARY, SECRET),
                                vault.seal(ACCOUNT, Purpose.CONTENT, JANUARY, SECRET),
                                vault.seal(ACCOUNT, Purpose.CONTENT, FEBRUARY, SECRET),
                                vault.seal(Facts.anAccount(), Purpose.PROFILE, JANUARY, SECRET))
                        .map(Sealed::keyId))
                .doesNotHaveDuplicates();
    }

    @Test
    void sealed_data_contains_no_plain_text() {
        var sealed = vault.seal(ACCOUNT, Purpose.PROFILE, JANUARY, SECRET);

        assertThat(sealed.toString()).doesNotContain("canary");
        assertThat(new String(Base64.getUrlDecoder().decode(sealed.box()), UTF_8))
                .doesNotContain("canary");
        assertThat(sealed.keyId()).doesNotContain(ACCOUNT.uuid().toString());
    }

    @Test
    void data_under_an_erased_key_cannot_be_opened_and_other_data_can() {
        var erased = vault.seal(ACCOUNT, Purpose.PROFILE, JANUARY, SECRET);
        var kept = vault.seal(ACCOUNT, Purpose.CONTACTS, JANUARY, SECRET);
        var neighbours = vault.seal(Facts.anAccount(), Purpose.PROFILE, JANUARY, SECRET);

        vault.erase(ACCOUNT, Purpose.PROFILE);

        assertThat(vault.open(erased)).isEmpty();
        assertThat(vault.open(kept)).contains(SECRET);
        assertThat(vault.open(neighbours)).contains(SECRET);
        assertThat(vault.open(vault.seal(ACCOUNT, Purpose.PROFILE, JANUARY, "new text")))
                .contains("new text");
        assertThat(vault.open(erased)).isEmpty();
    }

    @Test
    void a_changed_box_and_a_box_under_another_key_are_rejected() {
        var sealed = vault.seal(ACCOUNT, Purpose.PROFILE, JANUARY, SECRET);
        var bytes = Base64.getUrlDecoder().decode(sealed.box());
        bytes[20] ^= 1;
        var changed = new Sealed(
                sealed.keyId(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        var swapped = new Sealed(
                vault.seal(ACCOUNT, Purpose.CONTACTS, JANUARY, SECRET).keyId(), sealed.box());

        assertThatThrownBy(() -> vault.open(changed)).hasMessageContaining("was changed");
        assertThatThrownBy(() -> vault.open(swapped)).hasMessageContaining("was changed");
    }

    @Test
    void a_wrapped_key_moved_to_another_row_is_rejected() {
        var mine = vault.seal(ACCOUNT, Purpose.PROFILE, JANUARY, SECRET);
        vault.seal(ACCOUNT, Purpose.CONTACTS, JANUARY, SECRET);
        database.sql()
                .sql("update vault_key set wrapped = (select wrapped from vault_key where purpose = 'contacts')"
                        + " where purpose = 'profile'")
                .update();

        try (var other = node(new byte[32])) {
            var otherVault = other.getBean(Vault.class);
            assertThatThrownBy(() -> otherVault.open(mine)).isInstanceOf(WrongMasterKeyException.class);
        }
    }

    @Test
    void concurrent_callers_on_two_nodes_create_one_key() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = node(new byte[32])) {
            var vaults = new Vault[] {vault, other.getBean(Vault.class)};
            Callable<Sealed> seal = () -> vaults[(int) (Thread.currentThread().threadId() % 2)].seal(
                    ACCOUNT, Purpose.CONTENT, JANUARY, SECRET);
            var sealed =
                    threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> seal).toList());

            assertThat(sealed)
                    .extracting(each -> each.get().keyId())
                    .containsOnly(sealed.getFirst().get().keyId());
            assertThat(vaults[1].open(sealed.getFirst().get())).contains(SECRET);
        }
    }

    @Test
    void a_key_survives_the_rollback_of_the_callers_transaction() {
        var transaction = new TransactionTemplate(node.getBean(PlatformTransactionManager.class));

        var sealed = transaction.<Sealed>execute(status -> {
            status.setRollbackOnly();
            return vault.seal(ACCOUNT, Purpose.PROFILE, JANUARY, SECRET);
        });

        try (var other = node(new byte[32])) {
            assertThat(other.getBean(Vault.class).open(sealed)).contains(SECRET);
        }
    }

    @Test
    void digests_are_the_same_on_every_node_and_differ_by_purpose_and_installation() {
        var digest = vault.digest(DigestPurpose.EMAIL, "john@example.com");

        assertThat(digest).matches("[0-9a-f]{64}");
        try (var other = node(new byte[32])) {
            assertThat(other.getBean(Vault.class).digest(DigestPurpose.EMAIL, "john@example.com"))
                    .isEqualTo(digest);
        }
        assertThat(vault.digest(DigestPurpose.PHONE, "john@example.com")).isNotEqualTo(digest);
        assertThat(new Pepper(new byte[32]).digest(DigestPurpose.EMAIL, "john@example.com"))
                .isNotEqualTo(digest);
    }

    /**
     * Computed by hand: HMAC-SHA256 with 32 zero bytes over "email:john@example.com". Frozen, because ids are derived
     * from it.
     */
    @Test
    void a_digest_is_the_hmac_of_purpose_colon_text() {
        assertThat(new Pepper(new byte[32]).digest(DigestPurpose.EMAIL, "john@example.com"))
                .isEqualTo("5eeaaaedcf457cfbc211c712113794fac00c4360c39eaace2af8f176def74dfe");
    }

    @Test
    void a_different_master_key_is_rejected_at_start_with_advice() {
        var wrong = new byte[32];
        wrong[0] = 1;

        assertThatThrownBy(() -> node(wrong))
                .satisfies(e -> assertThat(wrongKey(e))
                        .hasMessageContaining("MASTER_KEY does not open the keys in this database: start with"));
    }

    @Test
    void a_master_key_of_another_length_is_rejected() {
        assertThatThrownBy(() -> PostgresSettings.of(new byte[16], "node"))
                .hasMessage("MASTER_KEY must be 32 bytes in base64, and has 16");
    }

    @Test
    void settings_do_not_show_the_key() {
        assertThat(PostgresSettings.of(new byte[32], "node").toString())
                .isEqualTo("PostgresSettings[nodeId=node, gapTimeout=PT1H, firstAttempt=PT15S]");
    }

    private static Throwable wrongKey(Throwable e) {
        var cause = e;
        while (!(cause instanceof WrongMasterKeyException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
