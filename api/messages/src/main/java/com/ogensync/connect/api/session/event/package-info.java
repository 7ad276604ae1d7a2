/** What has happened to WhatsApp sessions: stored, and frozen. */
@NullMarked
package com.ogensync.connect.api.session.event;

import org.jspecify.annotations.NullMarked;
