@NullMarked
package com.ogensync.connect.postgres.audit.entry;

import org.jspecify.annotations.NullMarked;
