@NullMarked
package com.ogensync.connect.postgres.commands;

import org.jspecify.annotations.NullMarked;
