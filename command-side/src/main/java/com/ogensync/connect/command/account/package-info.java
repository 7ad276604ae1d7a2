/** The account: who may act, and the chain of its ledger entries. */
@NullMarked
package com.ogensync.connect.command.account;

import org.jspecify.annotations.NullMarked;
