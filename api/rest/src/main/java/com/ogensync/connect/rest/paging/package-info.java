/** Query parameters and page cursors. */
@NullMarked
package com.ogensync.connect.rest.paging;

import org.jspecify.annotations.NullMarked;
