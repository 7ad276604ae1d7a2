/** The origin of a request: the client's address, and the web page that sent it. */
@NullMarked
package com.ogensync.connect.rest.origin;

import org.jspecify.annotations.NullMarked;
