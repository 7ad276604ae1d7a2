/** Tests of the web pages in a browser, against the packaged application in the sandbox. */
@NullMarked
package com.ogensync.connect.browser;

import org.jspecify.annotations.NullMarked;
