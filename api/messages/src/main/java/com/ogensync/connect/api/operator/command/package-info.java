/** What may be asked of operators, and what they may ask. */
@NullMarked
package com.ogensync.connect.api.operator.command;

import org.jspecify.annotations.NullMarked;
