/** Request bodies: strict JSON into records, and the rules that several requests share. */
@NullMarked
package com.ogensync.connect.rest.body;

import org.jspecify.annotations.NullMarked;
