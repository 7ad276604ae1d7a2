package com.ogensync.connect.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.activity.query.ActivityType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Compares the lists of activity types outside of Java with {@link ActivityType}. */
class ActivityTypeListsTest {

    private static final String[] TYPES =
            Stream.of(ActivityType.values()).map(ActivityType::text).toArray(String[]::new);

    @Test
    void the_filter_in_the_reference_lists_every_type() throws IOException {
        assertThat(names(
                        "/com/ogensync/connect/rest/reference/words.yaml", "enum: \\[(registered, [^\\]]*)\\]", "\\w+"))
                .containsExactlyInAnyOrder(TYPES);
    }

    @Test
    void the_pages_listen_to_every_type() throws IOException {
        assertThat(names(
                        "/web/app/live.js",
                        "(export const MESSAGE_EVENTS.* EVENTS = \\[.*\\.CONNECTION_EVENTS, \\.\\.\\.MESSAGE_EVENTS.*?)\nconst NAME",
                        "(?<=')\\w+(?=')"))
                .containsExactlyInAnyOrder(TYPES);
    }

    /** Returns the names in the list that the first pattern finds in a file. */
    private static List<String> names(String file, String list, String name) throws IOException {
        var text = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        var found = Pattern.compile(list, Pattern.DOTALL).matcher(text);
        assertThat(found.find()).as(list).isTrue();
        return Pattern.compile(name)
                .matcher(found.group(1))
                .results()
                .map(match -> match.group())
                .toList();
    }
}
