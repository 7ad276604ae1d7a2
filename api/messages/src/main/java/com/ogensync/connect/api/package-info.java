/**
 * The vocabulary of OgenSync Connect: what may be asked, what has happened, what can be looked up, and why something is
 * refused. It knows nothing but the JDK, and outlives every framework.
 */
@NullMarked
package com.ogensync.connect.api;

import org.jspecify.annotations.NullMarked;
