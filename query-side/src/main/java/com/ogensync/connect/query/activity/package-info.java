/** What has happened to every account, as its owner is told. */
@NullMarked
package com.ogensync.connect.query.activity;

import org.jspecify.annotations.NullMarked;
