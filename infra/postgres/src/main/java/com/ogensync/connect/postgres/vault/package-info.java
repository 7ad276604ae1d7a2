/** The vault: personal data is sealed under keys that can be erased, one set per account. */
@NullMarked
package com.ogensync.connect.postgres.vault;

import org.jspecify.annotations.NullMarked;
