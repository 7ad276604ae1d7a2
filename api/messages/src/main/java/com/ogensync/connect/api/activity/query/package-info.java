/** What can be asked about an account's activities. */
@NullMarked
package com.ogensync.connect.api.activity.query;

import org.jspecify.annotations.NullMarked;
