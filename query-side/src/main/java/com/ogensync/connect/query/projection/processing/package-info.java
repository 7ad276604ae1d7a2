/** The processing of events into documents: batches, tokens, processors. */
@NullMarked
package com.ogensync.connect.query.projection.processing;

import org.jspecify.annotations.NullMarked;
