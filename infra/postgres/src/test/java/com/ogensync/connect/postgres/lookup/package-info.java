@NullMarked
package com.ogensync.connect.postgres.lookup;

import org.jspecify.annotations.NullMarked;
