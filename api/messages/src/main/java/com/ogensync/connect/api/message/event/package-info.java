/** What has happened to messages: stored, and frozen. */
@NullMarked
package com.ogensync.connect.api.message.event;

import org.jspecify.annotations.NullMarked;
