package com.ogensync.connect.postgres.index.writer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Collects the rows of one batch in as few groups of the same statement as their order allows. Each group is one round
 * trip.
 */
final class Collected {
    private record Group(String statement, List<@Nullable Object[]> rows, Set<Object> keys) {}

    private final List<Group> groups = new ArrayList<>();

    void add(Object key, String statement, @Nullable Object... values) {
        var group = groupFor(key, statement);
        group.rows().add(values);
        group.keys().add(key);
    }

    void writeTo(JdbcOperations sql) {
        groups.forEach(group -> sql.batchUpdate(group.statement(), group.rows()));
    }

    /** Returns the group for a row: never one before the last row with the same key. */
    private Group groupFor(Object key, String statement) {
        int first = groups.size() - 1;
        while (first > 0 && !groups.get(first).keys().contains(key)) {
            first--;
        }
        for (var group : groups.subList(Math.max(0, first), groups.size())) {
            if (group.statement().equals(statement)) {
                return group;
            }
        }
        var group = new Group(statement, new ArrayList<>(), new HashSet<>());
        groups.add(group);
        return group;
    }
}
