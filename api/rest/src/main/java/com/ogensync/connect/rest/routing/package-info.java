/** Which controller a request is for, known before anybody asks who calls. */
@NullMarked
package com.ogensync.connect.rest.routing;

import org.jspecify.annotations.NullMarked;
