/** What can be asked about an account, its ledger and its usage. */
@NullMarked
package com.ogensync.connect.api.account.query;

import org.jspecify.annotations.NullMarked;
