/** The hashes of docs/AUDIT.md. */
@NullMarked
package com.ogensync.connect.postgres.audit.hash;

import org.jspecify.annotations.NullMarked;
