/**
 * What operators see and do, over all accounts. Every action names its operator, and is written down with its reason.
 */
@NullMarked
package com.ogensync.connect.rest.operations;

import org.jspecify.annotations.NullMarked;
