/** Serves the web pages and their scripts and styles from memory. */
@NullMarked
package com.ogensync.connect.dashboard.pages;

import org.jspecify.annotations.NullMarked;
