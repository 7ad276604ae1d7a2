/** The settings of this module. */
@NullMarked
package com.ogensync.connect.whatsapp.settings;

import org.jspecify.annotations.NullMarked;
