/** Every message and how far it has come. */
@NullMarked
package com.ogensync.connect.query.message;

import org.jspecify.annotations.NullMarked;
