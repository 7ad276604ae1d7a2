/** Sign-in to the web pages: keeps the token in a sealed cookie, which only the service's own pages can use. */
@NullMarked
package com.ogensync.connect.dashboard.signin;

import org.jspecify.annotations.NullMarked;
