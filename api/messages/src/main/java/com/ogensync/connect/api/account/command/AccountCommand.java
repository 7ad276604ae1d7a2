package com.ogensync.connect.api.account.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.account.AccountId;

/** A command to an account. */
public sealed interface AccountCommand extends Command
        permits RegisterUser,
                RegenerateToken,
                ReissueToken,
                DebitCoin,
                RefundCoin,
                GrantCoins,
                CorrectCoins,
                DisableAccount,
                EnableAccount {

    AccountId accountId();

    @Override
    default AccountId target() {
        return accountId();
    }
}
