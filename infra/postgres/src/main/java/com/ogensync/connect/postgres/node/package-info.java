/** The running nodes: their names, secrets and clocks. */
@NullMarked
package com.ogensync.connect.postgres.node;

import org.jspecify.annotations.NullMarked;
