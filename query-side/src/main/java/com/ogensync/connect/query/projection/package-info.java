/**
 * The engine of all projections; it depends on no particular one.
 *
 * <ul>
 *   <li>Batching: a processor's batch of events is applied in memory and written with one bulk write
 *       ({@link com.ogensync.connect.query.projection.DocumentBatch}).
 *   <li>Order of writes: documents, dead letters, token. A crash repeats a batch and never skips one.
 *   <li>Sequence guards: a document is never overwritten by an older event, so repetition is harmless.
 *   <li>Gaps: an event that was committed too late to be delivered is read from the event store when the next event of
 *       its stream arrives.
 *   <li>Dead letters: an event that cannot be projected is parked with all later ones of its account; other accounts
 *       are not affected.
 *   <li>Freshness: a query waits until its projections have passed the account's newest event
 *       ({@link com.ogensync.connect.query.projection.freshness.Freshness}).
 *   <li>Rebuild: a projection is written again under another collection name and then replaces the old one
 *       ({@link com.ogensync.connect.query.projection.rebuild.ProjectionRebuilds}).
 * </ul>
 */
@NullMarked
package com.ogensync.connect.query.projection;

import org.jspecify.annotations.NullMarked;
