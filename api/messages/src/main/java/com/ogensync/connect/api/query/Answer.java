package com.ogensync.connect.api.query;

import org.jspecify.annotations.Nullable;

/**
 * The result of a projection query.
 *
 * @param view the view; null if the projection has no such document
 * @param stale whether the projection did not catch up in time, so that newer events may be missing
 */
public record Answer<T>(@Nullable T view, boolean stale) {}
