package com.ogensync.connect.postgres.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.Vault.Purpose;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.EntryBody;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.event.CoinDebited;
import com.ogensync.connect.api.account.event.CoinsGranted;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.event.UserRegistered;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks what an auditor can verify with psql alone. */
class LedgerViewTest {

    /** Every hash, computed by PostgreSQL from the view's columns. */
    private static final String HASHES = """
            select entry, hash, encode(sha256(convert_to(
                concat('1', n, split_part(stream, ':', 2), n, type, n, entry, n, amount, n, reason, n, balance, n,
                    message_id, n, corrects, n, at, n, request_id, n, token_id, n, by, n, previous, n), 'UTF8')), 'hex')
                as computed
            from ledger_entry, (select chr(10) as n) newline where stream = ? order by entry""";

    private static TestDatabase database;
    private static TestService service;

    private final AccountId account = Facts.anAccount();

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        service = TestService.start(database, "node-1");
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @Test
    void the_view_has_the_values_that_the_hash_covers() {
        storeLedger(0);

        assertThat(database.sql()
                        .sql("""
                                select stream, entry, type, amount, reason, balance, message_id, at, by
                                from ledger_entry where stream = ? order by entry""")
                        .param(account.value())
                        .query()
                        .listOfRows()
                        .getLast())
                .containsAllEntriesOf(Map.of(
                        "stream", account.value(),
                        "entry", 2L,
                        "type", "CoinDebited",
                        "amount", 1L,
                        "reason", "message",
                        "balance", 99L,
                        "message_id", "3EB01",
                        "at", "2026-01-02T03:04:06.678Z",
                        "by", "user"));
    }

    @Test
    void every_hash_can_be_computed_in_sql() {
        storeLedger(0);

        assertHashesAreComputable();
    }

    @Test
    void erasing_personal_data_keeps_the_ledger_verifiable() {
        var vault = service.get(Vault.class);
        var name = vault.seal(account, Purpose.PROFILE, Facts.AT, "Ada Lovelace");
        service.store(
                account.value(),
                0,
                new UserRegistered(account, new EmailClaimId("0".repeat(64)), name, name, name, Facts.AT));
        storeLedger(1);

        vault.erase(account, Purpose.PROFILE);
        vault.erase(account, Purpose.CONTACTS);
        vault.erase(account, Purpose.CONTENT);

        var stored = service.get(EventStore.class)
                .readEvents(account.value())
                .asStream()
                .toList();
        var registered = (UserRegistered) stored.getFirst().getPayload();
        assertThat(vault.open(registered.name())).isEmpty();
        var granted = (LedgerEntry) stored.get(1).getPayload();
        var debited = (LedgerEntry) stored.get(2).getPayload();
        assertThat(granted.hash()).isEqualTo(granted.expectedHash());
        assertThat(debited.hash()).isEqualTo(debited.expectedHash());
        assertThat(debited.previous()).isEqualTo(granted.hash());
        assertHashesAreComputable();
    }

    private void assertHashesAreComputable() {
        var rows = database.sql().sql(HASHES).param(account.value()).query().listOfRows();

        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get("computed")).isEqualTo(row.get("hash")));
    }

    private void storeLedger(long firstSequenceNumber) {
        CoinsGranted granted = Facts.coinsGranted(account, Facts.aToken());
        CoinDebited debited = new EntryBody(
                        account,
                        2,
                        Coins.ONE,
                        EntryReason.MESSAGE,
                        new Coins(99),
                        new WhatsAppMessageId("3EB01"),
                        null,
                        Facts.AT.plusSeconds(1),
                        new Cause(Facts.REQUEST, Facts.aToken(), Actor.USER),
                        granted.hash())
                .asDebit();
        service.store(account.value(), firstSequenceNumber, granted, debited);
    }
}
