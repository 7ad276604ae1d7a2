/** The events of accounts. They are stored; their shapes are frozen. */
@NullMarked
package com.ogensync.connect.api.account.event;

import org.jspecify.annotations.NullMarked;
