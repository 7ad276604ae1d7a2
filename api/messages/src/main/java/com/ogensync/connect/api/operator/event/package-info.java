/** What has happened to operators, and what they have done. */
@NullMarked
package com.ogensync.connect.api.operator.event;

import org.jspecify.annotations.NullMarked;
