/** Outgoing messages: ids, statuses and failure reasons. */
@NullMarked
package com.ogensync.connect.api.message;

import org.jspecify.annotations.NullMarked;
