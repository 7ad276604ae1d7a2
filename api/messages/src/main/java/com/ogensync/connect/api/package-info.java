/**
 * The message types of OgenSync Connect: commands, events, queries, views and refusals. This module depends on the JDK
 * only, so it does not change with a framework.
 */
@NullMarked
package com.ogensync.connect.api;

import org.jspecify.annotations.NullMarked;
