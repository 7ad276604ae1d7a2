@NullMarked
package com.ogensync.connect.postgres.serialization;

import org.jspecify.annotations.NullMarked;
