/** Registration and tokens. */
@NullMarked
package com.ogensync.connect.rest.account;

import org.jspecify.annotations.NullMarked;
