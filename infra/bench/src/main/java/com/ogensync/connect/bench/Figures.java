package com.ogensync.connect.bench;

import com.ogensync.connect.bench.Load.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured: the figures that have something to reach, and the facts behind them. Said as soon as known. */
final class Figures {

    /** A figure, how far the rounds lay apart, what it should reach, and whether it does. */
    record Line(String name, String measured, String spread, String reach, boolean reached) {

        String row() {
            return "| %s | %s | %s | %s | %s |"
                    .formatted(name, measured, spread, reach, reached ? "reached" : "**falls short**");
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();

    /** Something that is known once only. */
    void atMost(String name, double value, double reach, String format) {
        add(new Line(name, text(format, value), "–", "≤ " + text(format, reach), value <= reach));
    }

    /** Something of which more is better. */
    void atLeast(String name, double value, double reach, String format) {
        add(new Line(name, text(format, value), "–", "≥ " + text(format, reach), value >= reach));
    }

    /** Two rates that were measured by turns: the median of the rounds' ratios counts. */
    void ratio(String name, List<Measured> measured, List<Measured> base, double reach) {
        var ratios = new double[measured.size()];
        Arrays.setAll(ratios, i -> measured.get(i).perSecond() / base.get(i).perSecond());
        var middle = median(ratios);
        add(new Line(
                name, text("%.2f×", middle), spread("%.2f", ratios), "≥ " + text("%.2f×", reach), middle >= reach));
    }

    /** A share of the rounds' answers came within this time; what counts is all rounds together. */
    void percentile(String name, double share, List<Measured> rounds, double reachMillis) {
        var each = rounds.stream().mapToDouble(it -> it.millisAt(share)).toArray();
        var all = Measured.together(rounds).millisAt(share);
        add(new Line(
                name,
                text("%.0f ms", all),
                spread("%.0f", each),
                "≤ " + text("%.0f ms", reachMillis),
                all <= reachMillis));
    }

    /** Rates and times of something. */
    void rates(String name, List<Measured> rounds) {
        var all = Measured.together(rounds);
        var each = Load.rates(rounds);
        fact(
                name,
                "%,.0f/s (%s; p50 %.1f ms, p99 %.1f ms%s)",
                median(each),
                spread("%,.0f", each),
                all.millisAt(0.5),
                all.millisAt(0.99),
                all.failed() == 0 ? "" : "; **" + all.failed() + " failed**");
    }

    /** Something worth knowing. */
    @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotations are no dependency of the benchmark.
    void fact(String what, String format, Object... values) {
        var line = "| " + what + " | " + String.format(Locale.ROOT, format, values) + " |";
        facts.add(line);
        System.out.println(line);
    }

    private void add(Line line) {
        lines.add(line);
        System.out.println(line.row());
    }

    /** The figures, as a table. */
    String table() {
        var out = new StringBuilder("| figure | measured | rounds | reach | |\n| --- | --- | --- | --- | --- |\n");
        lines.forEach(it -> out.append(it.row()).append('\n'));
        return out.toString();
    }

    /** The facts, as a table. */
    String facts() {
        return "| what | measured |\n| --- | --- |\n" + String.join("\n", facts) + "\n";
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static String spread(String format, double... values) {
        var all = Arrays.stream(values).summaryStatistics();
        return text(format, all.getMin()) + " to " + text(format, all.getMax());
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
