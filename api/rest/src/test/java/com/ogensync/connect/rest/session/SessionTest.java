package com.ogensync.connect.rest.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.message.query.FindSendingLimits;
import com.ogensync.connect.api.message.query.SendingLimits;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.api.session.query.AwaitLinkCode;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.api.session.query.LinkCode;
import com.ogensync.connect.api.session.query.WhatsAppSessionView;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.TestClock;
import com.ogensync.connect.rest.World;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {

    private static final Instant SOON = Instant.parse("2026-01-02T03:05:05.6Z");

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    private void status(@Nullable WhatsAppSessionView view) {
        edge.world().shows(FindWhatsAppSession.class, view);
    }

    private void link(ConnectionStatus status, @Nullable String code, @Nullable Instant expiresAt) {
        edge.world().on(AwaitLinkCode.class, _ -> new LinkCode(status, code, expiresAt));
    }

    private void shows(String data) {
        edge.get("/api/session/status", caller).succeededWith(200, "{\"success\":true,\"data\":" + data + "}");
    }

    @Test
    void the_picture_contains_the_code() throws Exception {
        for (int length : new int[] {20, 240, 600}) {
            var code = "2@" + "Ab3/=,".repeat(length / 6);
            link(ConnectionStatus.QR_READY, code, SOON);
            var reply = edge.get("/api/session/qr", caller);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().propertyNames()).containsExactly("success", "qr", "status");
            assertThat(reply.json().get("status").stringValue()).isEqualTo("qr_ready");
            var image = picture(reply.json().get("qr").stringValue());
            assertThat(decoded(image)).isEqualTo(code);
            assertThat(image.getWidth()).isGreaterThanOrEqualTo(200);
            for (int i = 0; i < 32; i++) {
                assertThat(image.getRGB(i, i)).as("quiet zone").isEqualTo(0xFFFFFFFF);
            }
        }
        assertThat(edge.world().last(AwaitLinkCode.class))
                .isEqualTo(new AwaitLinkCode(caller.account(), null, Duration.ofSeconds(15)));
    }

    private static BufferedImage picture(String dataUrl) throws Exception {
        assertThat(dataUrl).startsWith("data:image/png;base64,");
        var png = Base64.getDecoder().decode(dataUrl.substring("data:image/png;base64,".length()));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static String decoded(BufferedImage image) throws Exception {
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("No QR code in the picture", e);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.001, 1", "19, 19", "19.001, 20", "60, 60", "0, 1", "-5, 1"})
    void the_seconds_until_the_next_code_are_rounded_up(BigDecimal left, String shown) {
        link(
                ConnectionStatus.QR_READY,
                "2@code",
                TestClock.START.plusMillis(left.movePointRight(3).intValueExact()));
        assertThat(edge.get("/api/session/qr", caller).header("X-Code-Expires-In"))
                .isEqualTo(shown);
    }

    @Test
    void without_a_code_there_is_no_picture() {
        link(ConnectionStatus.CONNECTED, null, null);
        assertThat(edge.get("/api/session/qr", caller)
                        .succeededWith(200, "{\"success\":true,\"qr\":null,\"status\":\"connected\"}")
                        .headers()
                        .map())
                .doesNotContainKey("x-code-expires-in");
        link(ConnectionStatus.CONNECTING, null, null);
        edge.get("/api/session/qr", caller)
                .succeededWith(200, "{\"success\":true,\"qr\":null,\"status\":\"connecting\"}");
    }

    @Test
    void a_pairing_code_is_issued_for_a_number_as_whatsapp_shows_it() {
        link(ConnectionStatus.QR_READY, "ABCD-EFGH", SOON);
        edge.post("/api/session/pairing-code", caller, "{\"phone\":\"5215512345678\"}")
                .succeededWith(
                        200,
                        "{\"success\":true,\"data\":{\"code\":\"ABCD-EFGH\",\"expiresAt\":\"2026-01-02T03:05:05.600Z\"}}");
        assertThat(edge.world().last(AwaitLinkCode.class).phone()).isEqualTo("5215512345678");
    }

    @Test
    void without_a_pairing_code_the_status_depends_on_the_cause() {
        link(ConnectionStatus.CONNECTED, null, null);
        var body = "{\"phone\":\"919876543210\"}";
        assertThat(edge.post("/api/session/pairing-code", caller, body).failedWith(409))
                .isEqualTo(Refusal.DEVICE_LINKED_ALREADY.sentence());
        edge.world().on(AwaitLinkCode.class, _ -> {
            throw World.refused(Refusal.DEVICE_LINKED_ALREADY);
        });
        edge.post("/api/session/pairing-code", caller, body).failedWith(409);
        link(ConnectionStatus.CONNECTING, null, null);
        assertThat(edge.post("/api/session/pairing-code", caller, body).header("Retry-After"))
                .isEqualTo("1");
        edge.post("/api/session/pairing-code", caller, body).failedWith(503);
        edge.post("/api/session/pairing-code", caller, "{\"phone\":\"12\"}").failedWith(400);
        assertThat(edge.post("/api/session/pairing-code", caller, "{\"phone\":\"00919876543210\"}")
                        .failedWith(400))
                .startsWith("phone must be digits, country code first");
        edge.post("/api/session/pairing-code", caller, "{}").failedWith(400);
    }

    @Test
    void the_status_of_a_session_without_problems_has_three_keys() {
        status(new WhatsAppSessionView(ConnectionStatus.CONNECTED, "919876543210", null, null));
        shows("{\"connected\":true,\"status\":\"connected\",\"whatsappNumber\":\"919876543210\"}");
        status(new WhatsAppSessionView(ConnectionStatus.LOGGED_OUT, null, null, null));
        shows("{\"connected\":false,\"status\":\"logged_out\",\"whatsappNumber\":null}");
        status(null);
        shows("{\"connected\":false,\"status\":\"disconnected\",\"whatsappNumber\":null}");
    }

    @Test
    void limits_are_shown_while_sending_is_paced() {
        var midnight = Instant.parse("2026-01-03T00:00:00Z");
        edge.world()
                .on(
                        FindSendingLimits.class,
                        _ -> new SendingLimits(true, Duration.ofMillis(1500), 50, 12, 11, midnight, null));
        status(new WhatsAppSessionView(ConnectionStatus.CONNECTED, "919876543210", null, null));
        shows("{\"connected\":true,\"status\":\"connected\",\"whatsappNumber\":\"919876543210\",\"limits\":"
                + "{\"spacingSeconds\":1.5,\"newContactsPerDay\":50,\"newContactsToday\":12,\"newContactsLeft\":11,"
                + "\"resetsAt\":\"2026-01-03T00:00:00.000Z\",\"warmUpUntil\":null}}");
    }

    @Test
    void a_reason_has_advice_and_a_known_end() {
        status(new WhatsAppSessionView(
                ConnectionStatus.CONNECTING, "919876543210", LossReason.PAUSED, Instant.parse("2026-01-02T04:00:00Z")));
        var data = edge.get("/api/session/status", caller).json().get("data");
        assertThat(data.propertyNames())
                .containsExactly("connected", "status", "whatsappNumber", "reason", "until", "advice");
        assertThat(data.get("connected").booleanValue()).isFalse();
        assertThat(data.get("reason").stringValue()).isEqualTo("paused");
        assertThat(data.get("until").stringValue()).isEqualTo("2026-01-02T04:00:00.000Z");
    }

    @ParameterizedTest
    @EnumSource(LossReason.class)
    void every_reason_has_advice(LossReason reason) {
        status(new WhatsAppSessionView(ConnectionStatus.DISCONNECTED, null, reason, null));
        var data = edge.get("/api/session/status", caller).json().get("data");
        assertThat(data.get("advice").stringValue()).hasSizeGreaterThan(20);
        assertThat(data.has("until")).isFalse();
    }

    @Test
    void a_stale_status_is_marked_and_a_missing_one_is_503() {
        edge.world().showsOld(FindWhatsAppSession.class, WhatsAppSessionView.NEVER_LINKED);
        assertThat(edge.get("/api/session/status", caller).header("X-Data-Stale"))
                .isEqualTo("true");
        edge.world().showsOld(FindWhatsAppSession.class, null);
        edge.get("/api/session/status", caller).failedWith(503);
    }

    @Test
    void unlinking_is_200_and_indexed_before_the_response() {
        edge.send("DELETE", "/api/session", caller, null)
                .succeededWith(200, "{\"success\":true,\"message\":\"WhatsApp unlinked\"}");
        assertThat(edge.world().last(UnlinkWhatsApp.class))
                .isEqualTo(new UnlinkWhatsApp(new SessionId(caller.account()), Actor.USER, TestClock.START));
        assertThat(edge.world().indexed()).containsExactly(caller.account());
    }
}
