package com.ogensync.connect.rest.session;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Renders a QR code as a PNG that a phone can scan from a screen. */
final class QrPicture {

    private static final int PIXELS_PER_MODULE = 8;
    private static final int QUIET_ZONE_MODULES = 4;
    private static final int WHITE = 0xFFFFFF;

    private QrPicture() {}

    /** Returns the picture as {@code data:image/png;base64,…}. */
    static String dataUrl(String text) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(text));
    }

    private static byte[] png(String text) {
        var png = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(picture(modules(text)), "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private static BitMatrix modules(String text) {
        try {
            var hints = Map.of(
                    EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET_ZONE_MODULES);
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1, hints);
        } catch (WriterException _) {
            throw new IllegalStateException("The code does not fit into a QR picture");
        }
    }

    private static BufferedImage picture(BitMatrix modules) {
        int width = modules.getWidth() * PIXELS_PER_MODULE;
        var image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                if (!modules.get(x / PIXELS_PER_MODULE, y / PIXELS_PER_MODULE)) {
                    image.setRGB(x, y, WHITE);
                }
            }
        }
        return image;
    }
}
