/** What the product can do on this machine, as ratios to simple things measured in the same run. */
@NullMarked
package com.ogensync.connect.bench;

import org.jspecify.annotations.NullMarked;
