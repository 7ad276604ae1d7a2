/**
 * Limits and deadlines of the HTTP server's connections, and the envelope for responses that the server creates itself.
 */
@NullMarked
package com.ogensync.connect.rest.http;

import org.jspecify.annotations.NullMarked;
