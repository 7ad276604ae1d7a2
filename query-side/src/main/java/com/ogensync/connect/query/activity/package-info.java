/** The activities of every account, as its owner sees them. */
@NullMarked
package com.ogensync.connect.query.activity;

import org.jspecify.annotations.NullMarked;
