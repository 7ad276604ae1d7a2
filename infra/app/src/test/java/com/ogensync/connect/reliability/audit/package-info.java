/** An auditor of stored events and responses that shares no code with the product. */
@NullMarked
package com.ogensync.connect.reliability.audit;

import org.jspecify.annotations.NullMarked;
