/** What has happened to accounts: stored, and frozen. */
@NullMarked
package com.ogensync.connect.api.account.event;

import org.jspecify.annotations.NullMarked;
