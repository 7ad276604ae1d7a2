/** What may be asked of accounts. */
@NullMarked
package com.ogensync.connect.api.account.command;

import org.jspecify.annotations.NullMarked;
