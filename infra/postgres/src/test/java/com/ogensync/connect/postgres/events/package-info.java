@NullMarked
package com.ogensync.connect.postgres.events;

import org.jspecify.annotations.NullMarked;
