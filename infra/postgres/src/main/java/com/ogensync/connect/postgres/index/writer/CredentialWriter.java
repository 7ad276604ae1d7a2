package com.ogensync.connect.postgres.index.writer;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.AccountEnabled;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.account.event.UserRegistered;
import com.ogensync.connect.api.operator.event.OperatorActed;
import com.ogensync.connect.api.operator.event.OperatorAdded;
import com.ogensync.connect.api.operator.event.OperatorEvent;
import com.ogensync.connect.api.operator.event.OperatorRevoked;
import java.util.List;
import java.util.Locale;
import org.axonframework.eventhandling.EventHandler;

/** Maintains {@code credential}: every token and what it permits. */
final class CredentialWriter extends IndexWriter {

    CredentialWriter(IndexBatch rows) {
        super(
                "credentials",
                new IndexTable("credential", List.of("token_id"), List.of()),
                rows,
                "account:",
                "operator:");
    }

    @EventHandler
    void on(AccountEvent event) {
        switch (event) {
            case TokenIssued issued -> issued(issued);
            case TokenRevoked revoked ->
                rows().write(
                                revoked.accountId(),
                                "update credential set revoked = true where token_id = ?",
                                revoked.tokenId().uuid());
            case AccountDisabled disabled -> disabled(disabled.accountId(), true);
            case AccountEnabled enabled -> disabled(enabled.accountId(), false);
            case UserRegistered _, LedgerEntry _ -> {}
        }
    }

    @EventHandler
    void on(OperatorEvent event) {
        switch (event) {
            case OperatorAdded added ->
                rows().write(
                                added.operatorId(),
                                """
                        insert into credential (token_id, operator, scopes, revoked, account_disabled)
                        values (?, ?, array['ops'], false, false) on conflict (token_id) do nothing""",
                                added.tokenId().uuid(),
                                added.operatorId().name());
            case OperatorRevoked revoked ->
                rows().write(
                                revoked.operatorId(),
                                "update credential set revoked = true where token_id = ?",
                                revoked.tokenId().uuid());
            case OperatorActed _ -> {}
        }
    }

    private void issued(TokenIssued issued) {
        rows().write(
                        issued.accountId(),
                        """
                insert into credential (token_id, account_id, scopes, expires_at, revoked, account_disabled)
                select ?, ?, ?, ?, false, coalesce(bool_or(account_disabled), false) from credential where account_id = ?
                on conflict (token_id) do nothing""",
                        issued.tokenId().uuid(),
                        issued.accountId().uuid(),
                        issued.scopes().stream()
                                .map(Enum::name)
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new),
                        issued.expiresAt() == null ? null : IndexBatch.moment(issued.expiresAt()),
                        issued.accountId().uuid());
    }

    private void disabled(AccountId account, boolean disabled) {
        rows().write(
                        account,
                        "update credential set account_disabled = ? where account_id = ?",
                        disabled,
                        account.uuid());
    }
}
