package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs every example of the documentation in every language, as a reader copies it from the page. */
class DocsExamplesIT extends Browsing {

    /** Calls that others need, and calls after which others fail. The rest runs in the order of the page. */
    private static final List<String> FIRST =
            List.of("POST /api/register", "GET /api/session/qr", "POST /sandbox/phone/scan");

    private static final List<String> LAST = List.of(
            "DELETE /api/session",
            "POST /api/session/pairing-code",
            "POST /sandbox/phone/code",
            "POST /sandbox/phone/unlink",
            "POST /api/token/regenerate");

    /** Placeholders of the examples, and where a reader finds their values in earlier responses. */
    private static final Map<String, Pattern> FOUND_IN_RESPONSES = Map.of(
            "YOUR_TOKEN", Pattern.compile("token[\"']?: ?[\"']([\\w.-]+)"),
            "MESSAGE_ID", Pattern.compile("messageId[\"']?: ?[\"'](\\w+)"),
            "ABCD-EFGH", Pattern.compile("code[\"']?: ?[\"']([A-Z0-9]{4}-[A-Z0-9]{4})"),
            "LAST_ID", Pattern.compile("^id: ?(\\S+)"));

    private static final AtomicInteger READERS = new AtomicInteger();
    /** The picture is the code itself. Without this hint the reader searches for it, and rarely misses some corner. */
    private static final Map<DecodeHintType, ?> AS_DRAWN = Map.of(DecodeHintType.PURE_BARCODE, true);

    private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");

    @ParameterizedTest
    @EnumSource
    void every_example_ends_with_the_documented_response(ExampleLanguage language) throws Exception {
        language.assumeInstalled();
        var page = window();
        page.navigate("/docs");
        page.getByLabel("Language of all examples").first().selectOption(language.title());
        var examples = DocsExample.all(page);
        assertThat(examples)
                .hasSizeGreaterThan(25)
                .extracting(DocsExample::call)
                .containsAll(FIRST);
        assertThat(examples).extracting(DocsExample::call).containsAll(LAST);

        var reader = READERS.incrementAndGet();
        var values = new HashMap<>(
                Map.of("john@example.com", "docs-" + reader + "@example.com", "919876543210", "91987650010" + reader));
        for (var example :
                examples.stream().sorted(comparingInt(DocsExamplesIT::rank)).toList()) {
            if (example.call().contains("type=message_read")) {
                var id = Objects.requireNonNull(values.get("MESSAGE_ID"));
                awaitAnswer(page, values, "/api/activity?type=message_read", id);
            }
            var output = language.run(filled(example.program(), values), example.isStream(), page);
            example.assertAnsweredBy(output);
            if (language != ExampleLanguage.PYTHON) {
                example.assertShapedLike(output);
            }
            if (example.call().contains(" /api/")) {
                remember(output, values);
            }
            if (example.call().startsWith("POST /sandbox/phone/scan")
                    || example.call().startsWith("POST /sandbox/phone/code")) {
                awaitAnswer(page, values, "/api/session/status", "\"connected\":true");
            }
        }
    }

    @Test
    void the_examples_of_a_signed_in_reader_run_as_they_are() throws Exception {
        ExampleLanguage.PYTHON.assumeInstalled();
        var page = window();
        var token = signUp(page);
        page.navigate("/docs");
        assertThat(page.getByText("the examples contain your own token")).isVisible();
        var balance = DocsExample.all(page).stream()
                .filter(it -> it.call().equals("GET /api/credits"))
                .findFirst()
                .orElseThrow();
        assertThat(balance.program()).contains("Bearer " + token);
        balance.assertAnsweredBy(ExampleLanguage.CURL.run(balance.program(), false, page));

        page.navigate("/docs");
        var ledger = page.locator("#ledger-program");
        assertThat(ledger).containsText(token);
        assertThat(ExampleLanguage.PYTHON.run(ledger.textContent(), false, page))
                .isEqualToIgnoringNewLines("1 entries are correct. The balance is " + Environment.COINS + ".");
    }

    private static int rank(DocsExample example) {
        return FIRST.contains(example.call())
                ? FIRST.indexOf(example.call()) - FIRST.size()
                : LAST.indexOf(example.call()) + 1;
    }

    private static String filled(String program, Map<String, String> values) {
        var text = program;
        for (var value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        return text;
    }

    private static void remember(String output, Map<String, String> values) throws Exception {
        FOUND_IN_RESPONSES.forEach((placeholder, pattern) ->
                pattern.matcher(output).results().forEach(it -> values.putIfAbsent(placeholder, it.group(1))));
        var picture = PICTURE.matcher(output);
        if (picture.find()) {
            var image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
            var pixels = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
            values.put(
                    "TEXT_OF_THE_QR_CODE",
                    new QRCodeReader().decode(pixels, AS_DRAWN).getText());
        }
    }

    private static void awaitAnswer(Page page, Map<String, String> values, String path, String fragment) {
        var authorized = RequestOptions.create().setHeader("Authorization", "Bearer " + values.get("YOUR_TOKEN"));
        await().until(() -> page.request().get(path, authorized).text().contains(fragment));
    }
}
