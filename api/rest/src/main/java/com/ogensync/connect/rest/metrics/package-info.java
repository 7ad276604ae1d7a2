/** Usage metrics of an account. */
@NullMarked
package com.ogensync.connect.rest.metrics;

import org.jspecify.annotations.NullMarked;
