/**
 * The operator API over all accounts. Every action is recorded with its operator, and with a reason where one is
 * required.
 */
@NullMarked
package com.ogensync.connect.rest.operations;

import org.jspecify.annotations.NullMarked;
