/** The commands about operators and from them. */
@NullMarked
package com.ogensync.connect.api.operator.command;

import org.jspecify.annotations.NullMarked;
