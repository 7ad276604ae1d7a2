/** The HTTP edge: validates requests and answers all of them in one envelope. */
@NullMarked
package com.ogensync.connect.rest;

import org.jspecify.annotations.NullMarked;
