/** The profile of every account. */
@NullMarked
package com.ogensync.connect.query.account;

import org.jspecify.annotations.NullMarked;
