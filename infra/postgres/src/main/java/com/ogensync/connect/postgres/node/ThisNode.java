package com.ogensync.connect.postgres.node;

import java.util.UUID;

/**
 * This process as a node.
 *
 * @param name NODE_ID, unique among the running nodes
 * @param bootId a new id at each start
 * @param version the build's version
 * @param exclusive whether no other process can use the database, so that the name is free after a crash
 */
public record ThisNode(String name, UUID bootId, String version, boolean exclusive) {}
