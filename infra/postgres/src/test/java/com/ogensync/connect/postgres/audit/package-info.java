@NullMarked
package com.ogensync.connect.postgres.audit;

import org.jspecify.annotations.NullMarked;
