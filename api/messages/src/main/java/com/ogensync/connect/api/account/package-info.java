/** Accounts: ids, tokens, permissions, coins and ledger entries. */
@NullMarked
package com.ogensync.connect.api.account;

import org.jspecify.annotations.NullMarked;
