/**
 * A backend of mongo-java-server that keeps documents in scratch files and only their indexes on the heap. Nothing
 * survives the process: the projections are filled from the events at each start.
 */
@NullMarked
package com.ogensync.connect.app.embedded.projections.scratch;

import org.jspecify.annotations.NullMarked;
