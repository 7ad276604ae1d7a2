/**
 * What happens before the first bean and after the last: settings first, refusals in one sentence, what to try when
 * ready.
 */
@NullMarked
package com.ogensync.connect.app.start;

import org.jspecify.annotations.NullMarked;
