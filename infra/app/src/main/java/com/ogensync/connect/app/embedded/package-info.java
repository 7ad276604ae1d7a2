/** The two stores: a PostgreSQL and a MongoDB of our own where none is named, else those that are. */
@NullMarked
package com.ogensync.connect.app.embedded;

import org.jspecify.annotations.NullMarked;
