/** The two stores: external PostgreSQL and MongoDB if configured, otherwise embedded ones. */
@NullMarked
package com.ogensync.connect.app.embedded;

import org.jspecify.annotations.NullMarked;
