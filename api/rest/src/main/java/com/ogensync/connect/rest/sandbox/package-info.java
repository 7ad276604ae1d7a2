/** HTTP control of the sandbox: a simulated phone and network that behave like WhatsApp. */
@NullMarked
package com.ogensync.connect.rest.sandbox;

import org.jspecify.annotations.NullMarked;
