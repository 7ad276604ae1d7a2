/** Accounts: who they are, what they may do, and every coin of theirs. */
@NullMarked
package com.ogensync.connect.api.account;

import org.jspecify.annotations.NullMarked;
