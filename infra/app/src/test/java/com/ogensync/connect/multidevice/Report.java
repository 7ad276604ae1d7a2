package com.ogensync.connect.multidevice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures with all their measurements, in order. */
final class Report {

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    void add(String what, double measured) {
        figures.computeIfAbsent(what, _ -> new ArrayList<>()).add(measured);
    }

    /** Prints one line per figure, the median first. */
    void print() {
        figures.forEach((what, all) -> System.out.printf(
                Locale.ROOT,
                "%-62s %8.1f%s%n",
                what,
                median(all),
                all.size() == 1
                        ? ""
                        : "   of " + all.stream().map(Report::shown).collect(Collectors.joining(" "))));
    }

    private static double median(List<Double> all) {
        var sorted = all.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static String shown(double figure) {
        return String.format(Locale.ROOT, "%.1f", figure);
    }
}
