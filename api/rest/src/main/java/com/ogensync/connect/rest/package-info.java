/** The HTTP edge: what callers send is checked here, and every answer has one envelope. */
@NullMarked
package com.ogensync.connect.rest;

import org.jspecify.annotations.NullMarked;
