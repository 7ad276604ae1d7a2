/** The account aggregate: its tokens and its chain of ledger entries. */
@NullMarked
package com.ogensync.connect.command.account;

import org.jspecify.annotations.NullMarked;
