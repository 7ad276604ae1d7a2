/** The sandbox's outside world over HTTP: a phone and a network that behave like WhatsApp. */
@NullMarked
package com.ogensync.connect.rest.sandbox;

import org.jspecify.annotations.NullMarked;
