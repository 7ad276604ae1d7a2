/** Fault injection tests: the application is killed, stopped and overloaded, and then audited. */
@NullMarked
package com.ogensync.connect.reliability;

import org.jspecify.annotations.NullMarked;
