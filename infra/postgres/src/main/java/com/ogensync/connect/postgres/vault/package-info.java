/** The vault: personal data is sealed under keys that can be forgotten, one set for each account. */
@NullMarked
package com.ogensync.connect.postgres.vault;

import org.jspecify.annotations.NullMarked;
