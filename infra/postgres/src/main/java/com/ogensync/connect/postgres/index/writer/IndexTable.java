package com.ogensync.connect.postgres.index.writer;

import java.util.List;

/**
 * The table of an index.
 *
 * @param key the columns of its primary key
 * @param kept the columns that do not follow from events: a rebuild takes them over from the current rows
 */
public record IndexTable(String name, List<String> key, List<String> kept) {}
