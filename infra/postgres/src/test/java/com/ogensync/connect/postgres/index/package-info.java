@NullMarked
package com.ogensync.connect.postgres.index;

import org.jspecify.annotations.NullMarked;
