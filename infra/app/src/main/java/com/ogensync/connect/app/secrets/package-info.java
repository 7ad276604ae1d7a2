/** The data folder, and the secrets that are made once and kept in it. */
@NullMarked
package com.ogensync.connect.app.secrets;

import org.jspecify.annotations.NullMarked;
