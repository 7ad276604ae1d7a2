/** Decoding of text from clients, files and standard input. */
@NullMarked
package com.ogensync.connect.runtime.text;

import org.jspecify.annotations.NullMarked;
