package com.ogensync.connect.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FirstMessageIT extends Browsing {

    @Test
    void a_newcomer_signs_up_scans_sends_and_sees_the_message_read() {
        var page = window();
        signUp(page);
        assertThat(page.locator("#first-call")).containsText("/api/credits");
        picture(page, "signed-up");
        link(page, "Link your phone").click();
        page.waitForURL("**/dashboard/phone");
        assertThat(page.getByText("New code in")).isVisible();
        picture(page, "phone-code");
        button(page, "Scan the code").click();
        assertThat(page.locator("link-phone strong")).hasText("Connected");
        picture(page, "phone-linked");

        link(page, "Send a message").click();
        page.waitForURL("**/dashboard/send");
        send(page, RECIPIENT, "Hello! 🚀");
        assertThat(page.locator("sent-message .chip")).hasText("read");
        assertThat(page.locator(".chat .out")).containsText("Hello! 🚀");
        page.getByLabel("Write back as the contact").fill("Hello back!");
        button(page, "Send as the contact").click();
        assertThat(page.locator(".chat .in")).containsText("Hello back!");
        picture(page, "send-read");

        link(page, "Overview").click();
        assertThat(page.locator("coin-balance dd").first()).hasText(Integer.toString(Environment.COINS - 1));
        assertThat(page.locator("message-list .chip")).hasText("read");
        picture(page, "overview");

        button(page, "Sign out").click();
        page.waitForURL("**/sign-in");
        page.navigate("/dashboard");
        page.waitForURL("**/sign-in?then=*");
    }

    @Test
    void the_token_signs_in_and_opens_the_page_that_was_asked_for() {
        var token = signUp(window());
        var page = window();
        page.navigate("/dashboard/send");
        page.waitForURL("**/sign-in?then=*");
        page.getByLabel("API token").fill(token);
        button(page, "Sign in").click();
        page.waitForURL("**/dashboard/send");
        assertThat((String) page.evaluate("document.cookie")).isEmpty();
    }

    @Test
    void a_phone_outside_scans_the_picture() throws Exception {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/phone");
        page.evaluate("document.documentElement.style.zoom = 2");
        var shot = page.getByAltText("QR code that links your phone").screenshot();
        var picture = new BinaryBitmap(
                new HybridBinarizer(new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(shot)))));
        var code = new QRCodeReader()
                .decode(picture, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
        var scan = RequestOptions.create().setData(Map.of("code", code, "phone", "919876543210"));
        assertThat(page.request().post("/sandbox/phone/scan", scan).status()).isEqualTo(200);
        assertThat(page.locator("link-phone strong")).hasText("Connected");
    }

    @Test
    void a_pairing_code_links_and_the_phone_is_unlinked_after_a_confirmation() {
        var page = window();
        signUp(page);
        page.navigate("/dashboard/phone");
        page.getByText("Link with a code instead").click();
        page.getByLabel("Your WhatsApp number").fill("919876543210");
        button(page, "Get a code").click();
        var code = page.locator("#pairing-code");
        assertThat(code).isVisible();
        var typed = RequestOptions.create().setData(Map.of("code", code.textContent(), "phone", "919876543210"));
        assertThat(page.request().post("/sandbox/phone/code", typed).status()).isEqualTo(200);
        assertThat(page.locator("link-phone strong")).hasText("Connected");

        button(page, "Unlink").click();
        var question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("Unlink this phone?");
        question.getByText("Keep it").click();
        assertThat(page.locator("link-phone strong")).hasText("Connected");
        button(page, "Unlink").click();
        question.getByText("Unlink", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByAltText("QR code that links your phone")).isVisible();
    }
}
