@NullMarked
package com.ogensync.connect.query;

import org.jspecify.annotations.NullMarked;
