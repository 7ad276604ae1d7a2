/** The events of WhatsApp sessions. They are stored; their shapes are frozen. */
@NullMarked
package com.ogensync.connect.api.session.event;

import org.jspecify.annotations.NullMarked;
