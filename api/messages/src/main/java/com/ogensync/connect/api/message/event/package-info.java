/** The events of messages. They are stored; their shapes are frozen. */
@NullMarked
package com.ogensync.connect.api.message.event;

import org.jspecify.annotations.NullMarked;
