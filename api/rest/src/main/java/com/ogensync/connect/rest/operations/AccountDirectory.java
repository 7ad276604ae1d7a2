package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import java.util.Optional;

/** Which accounts there are, by the stored events. */
public interface AccountDirectory {

    /** Whether there is such an account. */
    boolean exists(AccountId account);

    /** Whose email that is. */
    Optional<AccountId> ofEmail(EmailClaimId email);
}
