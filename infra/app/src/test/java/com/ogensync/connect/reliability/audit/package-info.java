/** Checks over what is stored and what callers were told, computed by their own means and never by the product. */
@NullMarked
package com.ogensync.connect.reliability.audit;

import org.jspecify.annotations.NullMarked;
