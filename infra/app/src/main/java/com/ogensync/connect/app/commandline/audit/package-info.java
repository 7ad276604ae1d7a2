/** {@code audit …}: verifies every coin from PostgreSQL alone. */
@NullMarked
package com.ogensync.connect.app.commandline.audit;

import org.jspecify.annotations.NullMarked;
