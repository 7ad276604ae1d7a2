package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.TokenId;
import java.time.Instant;

/**
 * Opens an account, claims its email, issues its first token and grants its first coins.
 *
 * @param signUpCoins the initial balance; 0 writes no ledger entry
 */
public record RegisterUser(
        AccountId accountId,
        EmailClaimId emailClaim,
        Sealed name,
        Sealed email,
        Sealed phone,
        TokenId tokenId,
        Coins signUpCoins,
        RequestId requestId,
        Instant at)
        implements AccountCommand {}
