/** The data folder, and the secrets that are generated once and stored in it. */
@NullMarked
package com.ogensync.connect.app.secrets;

import org.jspecify.annotations.NullMarked;
