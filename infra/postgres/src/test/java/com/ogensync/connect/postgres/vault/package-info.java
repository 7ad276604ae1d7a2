@NullMarked
package com.ogensync.connect.postgres.vault;

import org.jspecify.annotations.NullMarked;
