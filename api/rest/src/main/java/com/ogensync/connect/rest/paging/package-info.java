/** What callers ask after the question mark, and how they come from one page to the next. */
@NullMarked
package com.ogensync.connect.rest.paging;

import org.jspecify.annotations.NullMarked;
