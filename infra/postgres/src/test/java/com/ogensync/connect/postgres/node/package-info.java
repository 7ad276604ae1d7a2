@NullMarked
package com.ogensync.connect.postgres.node;

import org.jspecify.annotations.NullMarked;
