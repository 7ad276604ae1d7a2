/** The contents of messages, one record per kind, and their sealed form. */
@NullMarked
package com.ogensync.connect.api.message.content;

import org.jspecify.annotations.NullMarked;
