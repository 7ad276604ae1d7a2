/** The benchmark: measures the product relative to baselines of the same run. */
@NullMarked
package com.ogensync.connect.bench;

import org.jspecify.annotations.NullMarked;
