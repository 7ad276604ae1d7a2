package com.ogensync.connect.api.anchor.event;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.anchor.AnchorId;

/** An event of the stream of anchors. */
public sealed interface AnchorEvent extends Event permits LedgerAnchored {

    AnchorId anchorId();
}
