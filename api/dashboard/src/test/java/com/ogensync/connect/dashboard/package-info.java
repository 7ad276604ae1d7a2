/** Tests of the web pages over HTTP. */
@NullMarked
package com.ogensync.connect.dashboard;

import org.jspecify.annotations.NullMarked;
