/**
 * Long event histories, generated from a seed and written directly into the event store, to measure event processing.
 */
@NullMarked
package com.ogensync.connect.reliability.history;

import org.jspecify.annotations.NullMarked;
