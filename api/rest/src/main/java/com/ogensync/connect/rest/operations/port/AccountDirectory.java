package com.ogensync.connect.rest.operations.port;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import java.util.Optional;

/** Directory of the accounts, based on the stored events. */
public interface AccountDirectory {

    /** Whether the account exists. */
    boolean exists(AccountId account);

    /** Returns the account that is registered with this email. */
    Optional<AccountId> ofEmail(EmailClaimId email);
}
