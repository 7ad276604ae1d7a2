/** The events of the stream of anchors. */
@NullMarked
package com.ogensync.connect.api.anchor.event;

import org.jspecify.annotations.NullMarked;
