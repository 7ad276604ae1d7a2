@NullMarked
package com.ogensync.connect.postgres.schema;

import org.jspecify.annotations.NullMarked;
