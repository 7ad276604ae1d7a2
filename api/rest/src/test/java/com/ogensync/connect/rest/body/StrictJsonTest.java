package com.ogensync.connect.rest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ogensync.connect.rest.envelope.EdgeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {

    record Request(String text, boolean now) {

        Request {
            if (text.isEmpty()) {
                throw EdgeException.badRequest("text must not be empty");
            }
        }
    }

    record Booking(String text, boolean now, long count) {}

    record Item(String name, @Nullable Long size) {

        Item {
            if (name.isEmpty()) {
                throw EdgeException.badRequest("name must not be empty");
            }
        }
    }

    record Order(
            @Nullable String note,
            @Nullable Item main,
            @Nullable List<Item> items,
            @Nullable List<String> tags) {}

    private final StrictJson json = new StrictJson();

    private Request read(String body) {
        return json.read(body.getBytes(StandardCharsets.UTF_8), Request.class);
    }

    private void refuses(String body, String sentence) {
        assertThatExceptionOfType(EdgeException.class)
                .isThrownBy(() -> read(body))
                .satisfies(e -> assertThat(e.status().value()).isEqualTo(400))
                .satisfies(e -> assertThat(e.sentence()).startsWith(sentence));
    }

    @Test
    void record_components_are_read_and_other_fields_ignored() {
        assertThat(read("{\"x\":[{\"y\":1e9}],\"now\":true,\"text\":\"\\u0041\\ud83d\\ude80\u00e9\",\"z\":null}"))
                .isEqualTo(new Request("A\ud83d\ude80\u00e9", true));
    }

    @Test
    void a_byte_order_mark_in_front_is_ignored_and_in_a_text_it_is_a_character() {
        assertThat(read("\uFEFF{\"text\":\"a\",\"now\":true}")).isEqualTo(new Request("a", true));
        assertThat(read("{\"text\":\"\uFEFFa\",\"now\":true}")).isEqualTo(new Request("\uFEFFa", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|text is required",
                "{\"text\":null,\"now\":true}|text is required",
                "{\"text\":1,\"now\":true}|text must be a string",
                "{\"text\":1e999999,\"now\":true}|text must be a string",
                "{\"text\":true,\"now\":true}|text must be a string",
                "{\"text\":[\"a\"],\"now\":true}|text must be a string",
                "{\"text\":{},\"now\":true}|text must be a string",
                "{\"text\":\"a\"}|now is required",
                "{\"text\":\"a\",\"now\":\"true\"}|now must be true or false",
                "{\"text\":\"a\",\"now\":1}|now must be true or false",
                "{\"text\":\"\",\"now\":true}|text must not be empty",
                "{\"text\":\"a\\u0000\",\"now\":true}|text must be well-formed",
                "{\"text\":\"a\\ud83d\",\"now\":true}|text must be well-formed",
                "{\"text\":\"\\ude80a\",\"now\":true}|text must be well-formed",
                "{\"text\":\"\\ude80\\ud83d\",\"now\":true}|text must be well-formed",
                "{\"Text\":\"a\",\"now\":true}|text is required",
            })
    void an_error_names_the_field_and_the_rule(String body, String sentence) {
        refuses(body, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"a\",\"now\":true}|count is required",
                "{\"text\":\"a\",\"now\":true,\"count\":null}|count is required",
                "{\"text\":\"a\",\"now\":true,\"count\":\"7\"}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":\"\"}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":7.0}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":7.5}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":1e3}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":1e999999}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":9223372036854775808}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":-9223372036854775809}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":true}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":[7]}|count must be a whole number",
                "{\"text\":\"a\",\"now\":true,\"count\":{}}|count must be a whole number",
                "{\"text\":\"a\",\"now\":\"\",\"count\":7}|now must be true or false",
                "{\"text\":\"a\",\"now\":[true],\"count\":7}|now must be true or false",
                "{\"text\":\"a\",\"now\":null,\"count\":7}|now is required",
                "{\"count\":\"7\",\"now\":1,\"text\":2}|text must be a string",
                "{\"count\":\"7\",\"now\":1}|text is required",
                "{\"count\":\"7\",\"now\":null,\"text\":\"a\"}|now is required",
                "{\"count\":7,\"text\":2}|text must be a string",
                "{\"now\":\"true\",\"text\":\"a\"}|now must be true or false"
            })
    void an_error_names_the_first_wrong_field_in_the_order_of_the_record(String body, String sentence) {
        assertThatExceptionOfType(EdgeException.class)
                .isThrownBy(() -> json.read(body.getBytes(StandardCharsets.UTF_8), Booking.class))
                .satisfies(e -> assertThat(e.status().value()).isEqualTo(400))
                .satisfies(e -> assertThat(e.sentence()).isEqualTo(sentence));
    }

    @Test
    void fields_may_be_absent_nested_and_repeated() {
        assertThat(order("{}")).isEqualTo(new Order(null, null, null, null));
        assertThat(order("{\"tags\":null,\"note\":null}")).isEqualTo(new Order(null, null, null, null));
        assertThat(order("{\"items\":[{\"name\":\"a\"},{\"size\":7,\"x\":{},\"name\":\"b\"}],\"tags\":[\"c\"],"
                        + "\"main\":{\"name\":\"d\",\"size\":null}}"))
                .isEqualTo(new Order(
                        null, new Item("d", null), List.of(new Item("a", null), new Item("b", 7L)), List.of("c")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"note\":7}|note must be a string",
                "{\"main\":\"a\"}|main must be an object",
                "{\"main\":[]}|main must be an object",
                "{\"main\":{}}|main.name is required",
                "{\"main\":{\"name\":null}}|main.name is required",
                "{\"main\":{\"name\":[]}}|main.name must be a string",
                "{\"main\":{\"name\":\"a\",\"size\":\"7\"}}|main.size must be a whole number",
                "{\"main\":{\"name\":\"\"}}|name must not be empty",
                "{\"items\":{}}|items must be a list",
                "{\"items\":\"\"}|items must be a list",
                "{\"items\":[{\"name\":\"a\"},{}]}|items[1].name is required",
                "{\"items\":[{\"name\":\"a\"},7]}|items[1] must be an object",
                "{\"items\":[null]}|items[0] is required",
                "{\"tags\":[\"a\",7]}|tags[1] must be a string",
                "{\"tags\":[\"\\u0000\"]}|tags[0] must be well-formed Unicode text without NUL characters"
            })
    void an_error_names_the_path_of_a_nested_field(String body, String sentence) {
        assertThatExceptionOfType(EdgeException.class)
                .isThrownBy(() -> order(body))
                .satisfies(e -> assertThat(e.sentence()).isEqualTo(sentence));
    }

    private Order order(String body) {
        return json.read(body.getBytes(StandardCharsets.UTF_8), Order.class);
    }

    @Test
    void whole_numbers_of_64_bits_are_read() {
        for (var count : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            var body = "{\"count\":" + count + ",\"now\":false,\"text\":\"\"}";
            assertThat(json.read(body.getBytes(StandardCharsets.UTF_8), Booking.class))
                    .isEqualTo(new Booking("", false, count));
        }
    }
}
