package com.ogensync.connect.api.query;

import org.jspecify.annotations.Nullable;

/**
 * What a projection says.
 *
 * @param view null when the projection knows nothing of it
 * @param stale whether the projection had not caught up in time, so that newer events may be missing
 */
public record Answer<T>(@Nullable T view, boolean stale) {}
