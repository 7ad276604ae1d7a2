package com.ogensync.connect.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The baselines: hand-written SQL on the product's database, through the product's connection pool. */
final class Baselines {

    private final DataSource pool;

    Baselines(DataSource pool) {
        this.pool = pool;
    }

    void prepare(int accounts) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema bench");
            statement.execute("create table bench.row (id uuid primary key, text text not null)");
            statement.execute("create table bench.account (id integer primary key, balance bigint not null)");
            statement.execute(
                    "create table bench.message (id uuid primary key, account integer not null, text text not null,"
                            + " balance bigint not null, at timestamptz not null default now())");
            statement.execute(
                    "insert into bench.account select i, 100000000 from generate_series(0, " + (accounts - 1) + ") i");
        }
    }

    /** Inserts one row in one transaction. */
    void insert(int client) throws SQLException {
        try (var connection = pool.getConnection();
                var insert = connection.prepareStatement("insert into bench.row values (?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, "Hello, this is a message of an ordinary length for a person.");
            insert.executeUpdate();
        }
    }

    /** Does what a CRUD service would: debits a coin if there is one, inserts the message, commits. */
    void crudTwin(int client) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                insertMessage(connection, client, debit(connection, client));
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static long debit(Connection connection, int account) throws SQLException {
        try (var update = connection.prepareStatement(
                "update bench.account set balance = balance - 1 where id = ? and balance > 0 returning balance")) {
            update.setInt(1, account);
            try (var rows = update.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("Not enough coins");
                }
                return rows.getLong(1);
            }
        }
    }

    private static void insertMessage(Connection connection, int account, long balance) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into bench.message (id, account, text, balance) values (?, ?, ?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setInt(2, account);
            insert.setString(3, "Hello, this is a message of an ordinary length for a person.");
            insert.setLong(4, balance);
            insert.executeUpdate();
        }
    }
}
