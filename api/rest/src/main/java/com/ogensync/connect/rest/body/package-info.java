/** Request bodies: strict JSON parsing into records, and validation rules that several requests share. */
@NullMarked
package com.ogensync.connect.rest.body;

import org.jspecify.annotations.NullMarked;
