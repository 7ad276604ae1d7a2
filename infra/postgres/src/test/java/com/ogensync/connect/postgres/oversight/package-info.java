@NullMarked
package com.ogensync.connect.postgres.oversight;

import org.jspecify.annotations.NullMarked;
