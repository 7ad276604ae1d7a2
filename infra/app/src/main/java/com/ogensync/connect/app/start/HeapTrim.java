package com.ogensync.connect.app.start;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives back to the machine what only the start needed. Left to itself the JVM keeps a share of the machine's memory,
 * not of what the service needs, and whoever starts it with {@code java -jar} sets no options.
 */
@Component
final class HeapTrim {
    private static final Logger LOG = LoggerFactory.getLogger(HeapTrim.class);
    private static final Map<String, String> SMALL = Map.of("MinHeapFreeRatio", "10", "MaxHeapFreeRatio", "25");

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        try {
            var jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            SMALL.forEach(jvm::setVMOption);
        } catch (IllegalArgumentException | UnsupportedOperationException other) {
            LOG.debug("This JVM keeps its memory as it sees fit ({})", other.getMessage());
        }
        System.gc();
    }
}
