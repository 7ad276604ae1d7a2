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
 * Returns heap memory that only the start needed to the operating system. By default the JVM keeps memory in proportion
 * to the machine's size rather than to the service's need, and a plain {@code java -jar} sets no options.
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
            LOG.debug("The heap free ratios cannot be set on this JVM ({})", other.getMessage());
        }
        System.gc();
    }
}
