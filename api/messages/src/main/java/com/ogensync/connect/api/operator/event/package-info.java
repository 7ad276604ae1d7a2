/** The events of operators. They are stored; their shapes are frozen. */
@NullMarked
package com.ogensync.connect.api.operator.event;

import org.jspecify.annotations.NullMarked;
