/** The web pages for users and operators. Their scripts call the HTTP API as any other client does. */
@NullMarked
package com.ogensync.connect.dashboard;

import org.jspecify.annotations.NullMarked;
