/** Messages: accepted, sent, delivered, read, or failed. */
@NullMarked
package com.ogensync.connect.api.message;

import org.jspecify.annotations.NullMarked;
