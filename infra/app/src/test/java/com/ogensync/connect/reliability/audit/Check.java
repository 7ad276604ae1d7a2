package com.ogensync.connect.reliability.audit;

import java.util.stream.Stream;

/** Finds one kind of fault. */
interface Check {

    Stream<Fault> faults(Evidence evidence);
}
