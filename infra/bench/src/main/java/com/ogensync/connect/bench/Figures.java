package com.ogensync.connect.bench;

import com.ogensync.connect.bench.Load.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The results: figures with a target, and facts without one. Each is printed as soon as it is measured. */
final class Figures {

    /** A figure, the spread of its rounds, its target, and whether the target is met. */
    record Line(String name, String measured, String spread, String target, boolean met) {

        String row() {
            return "| %s | %s | %s | %s | %s |".formatted(name, measured, spread, target, met ? "met" : "**missed**");
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();

    /** Adds a figure that was measured once and must not exceed its target. */
    void atMost(String name, double value, double target, String format) {
        add(new Line(name, text(format, value), "–", "≤ " + text(format, target), value <= target));
    }

    /** Adds a figure that was measured once and must reach its target. */
    void atLeast(String name, double value, double target, String format) {
        add(new Line(name, text(format, value), "–", "≥ " + text(format, target), value >= target));
    }

    /** Adds the ratio of two rates that were measured alternately: the median of the rounds' ratios. */
    void ratio(String name, List<Measured> measured, List<Measured> base, double target) {
        var ratios = new double[measured.size()];
        Arrays.setAll(ratios, i -> measured.get(i).perSecond() / base.get(i).perSecond());
        var middle = median(ratios);
        add(new Line(
                name, text("%.2f×", middle), spread("%.2f", ratios), "≥ " + text("%.2f×", target), middle >= target));
    }

    /** Adds a percentile of the response times of all rounds together. */
    void percentile(String name, double share, List<Measured> rounds, double targetMillis) {
        var each = rounds.stream().mapToDouble(it -> it.millisAt(share)).toArray();
        var all = Measured.together(rounds).millisAt(share);
        add(new Line(
                name,
                text("%.0f ms", all),
                spread("%.0f", each),
                "≤ " + text("%.0f ms", targetMillis),
                all <= targetMillis));
    }

    /** Adds a fact: the rates and times of rounds. */
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

    /** Adds a fact. */
    @SuppressWarnings("AnnotateFormatMethod") // The benchmark does not depend on Error Prone's annotations.
    void fact(String name, String format, Object... values) {
        var line = "| " + name + " | " + String.format(Locale.ROOT, format, values) + " |";
        facts.add(line);
        System.out.println(line);
    }

    private void add(Line line) {
        lines.add(line);
        System.out.println(line.row());
    }

    /** Returns the table of figures. */
    String table() {
        var out = new StringBuilder("| figure | measured | rounds | target | |\n| --- | --- | --- | --- | --- |\n");
        lines.forEach(it -> out.append(it.row()).append('\n'));
        return out.toString();
    }

    /** Returns the table of facts. */
    String facts() {
        return "| fact | measured |\n| --- | --- |\n" + String.join("\n", facts) + "\n";
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
