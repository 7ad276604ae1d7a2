/** What can be asked about messages and the state of sending. */
@NullMarked
package com.ogensync.connect.api.message.query;

import org.jspecify.annotations.NullMarked;
