package com.ogensync.connect.query;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Generates the interleaved events of several accounts from a seed. */
final class Histories {
    private Histories() {}

    static List<Event> woven(long seed, int accounts, int messages) {
        var luck = new Random(seed);
        var events = new ArrayList<Event>();
        var stories = new ArrayList<Story>();
        for (int number = 0; number < accounts; number++) {
            var story = new Story(number);
            stories.add(story);
            events.addAll(story.registered(messages));
            events.add(new LinkRequested(story.session(), 1, LinkMethod.QR, story.now()));
            events.add(new WhatsAppLinked(
                    story.session(),
                    1,
                    story.sealed("PROFILE", "1555000" + number),
                    story.sealed("PROFILE", "d"),
                    story.now()));
        }
        var later = new ArrayList<Supplier<List<Event>>>();
        for (int number = 1; number <= messages; number++) {
            var story = stories.get(luck.nextInt(accounts)).later(Duration.ofMillis(luck.nextInt(600_000)));
            events.addAll(story.accepted(number, "1999000" + luck.nextInt(5)));
            int message = number;
            int outcome = luck.nextInt(5);
            later.add(() -> outcome(story, message, outcome));
            while (!later.isEmpty() && luck.nextBoolean()) {
                events.addAll(later.removeFirst().get());
            }
        }
        later.forEach(outcome -> events.addAll(outcome.get()));
        return events;
    }

    private static List<Event> outcome(Story story, int number, int luck) {
        story.later(Duration.ofMillis(10L * luck));
        return switch (luck) {
            case 0 -> List.of();
            case 1 -> story.failed(number);
            case 2 -> List.of(story.sent(number));
            case 3 -> List.of(story.sent(number), story.read(number), story.delivered(number));
            default -> List.of(story.sent(number), story.delivered(number), story.read(number));
        };
    }
}
