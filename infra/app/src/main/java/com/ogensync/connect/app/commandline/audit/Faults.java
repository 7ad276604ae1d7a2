package com.ogensync.connect.app.commandline.audit;

import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.Csv;
import com.ogensync.connect.app.commandline.Format;
import com.ogensync.connect.postgres.audit.AuditSummary;
import com.ogensync.connect.postgres.audit.Fault;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes faults as they are found, then the summary. */
final class Faults {

    private final PrintWriter out;
    private final Format format;
    private long count;

    Faults(Console console, Format format) {
        this.out = console.out();
        this.format = format;
    }

    void begin() {
        if (format == Format.CSV) {
            out.print(Csv.line("account", "entry", "what"));
        } else if (format == Format.JSON) {
            out.print("{\"faults\":[");
        }
    }

    void add(Fault fault) {
        switch (format) {
            case TABLE ->
                out.printf(
                        Locale.ROOT,
                        "%-36s  %6s  %s%n",
                        fault.account(),
                        fault.entry() == null ? "" : fault.entry(),
                        fault.what());
            case CSV -> out.print(Csv.line(fault.account(), fault.entry(), fault.what()));
            case JSON -> out.print((count == 0 ? "\n" : ",\n") + json(object(fault)));
        }
        out.flush();
        count++;
    }

    long count() {
        return count;
    }

    /**
     * Writes the summary.
     *
     * @param projections result of the comparison with the projections
     */
    void end(AuditSummary sums, String projections, double seconds) {
        if (format == Format.JSON) {
            out.println("],\n\"summary\":" + json(summary(sums, projections, seconds)) + "}");
        } else if (format == Format.TABLE) {
            table(sums, projections, seconds);
        }
        out.flush();
    }

    private void table(AuditSummary sums, String projections, double seconds) {
        out.printf(
                Locale.ROOT,
                "%,d accounts, %,d entries, %,d messages%n",
                sums.accounts(),
                sums.entries(),
                sums.messages());
        out.printf(
                Locale.ROOT,
                "%,d coins = %,d granted - %,d debited + %,d refunded%n",
                sums.coins(),
                sums.granted(),
                sums.debited(),
                sums.refunded());
        out.printf(Locale.ROOT, "%,d anchors, root %s%n", sums.anchors(), sums.root());
        out.printf(Locale.ROOT, "Projections: %s%n", projections);
        out.printf(
                Locale.ROOT, "Read in %,.1f s, %,.0f entries/s%n", seconds, sums.entries() / Math.max(0.001, seconds));
        out.println(count == 0 ? "No faults." : String.format(Locale.ROOT, "%,d faults.", count));
    }

    private Map<String, Object> summary(AuditSummary sums, String projections, double seconds) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("well", count == 0);
        summary.put("faults", count);
        summary.put("accounts", sums.accounts());
        summary.put("entries", sums.entries());
        summary.put("messages", sums.messages());
        summary.put("coins", sums.coins());
        summary.put("granted", sums.granted());
        summary.put("debited", sums.debited());
        summary.put("refunded", sums.refunded());
        summary.put("anchors", sums.anchors());
        summary.put("root", sums.root());
        summary.put("projections", projections);
        summary.put("seconds", seconds);
        return summary;
    }

    private static Map<String, @Nullable Object> object(Fault fault) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("account", fault.account());
        object.put("entry", fault.entry());
        object.put("what", fault.what());
        return object;
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
