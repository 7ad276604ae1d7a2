/** Queries for operators over all accounts: accounts, sessions, open messages and anchors. */
@NullMarked
package com.ogensync.connect.postgres.operations;

import org.jspecify.annotations.NullMarked;
