/** What can be looked up, and the views that answer. */
@NullMarked
package com.ogensync.connect.api.query;

import org.jspecify.annotations.NullMarked;
