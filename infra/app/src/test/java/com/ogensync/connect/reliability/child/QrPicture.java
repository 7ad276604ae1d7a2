package com.ogensync.connect.reliability.child;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads a QR code as a phone does. */
public final class QrPicture {

    private static final String PREFIX = "data:image/png;base64,";

    /** Straight and clean: looking for a code in it as in a photograph misses one of sixty. */
    private static final Map<DecodeHintType, ?> SCREENSHOT = Map.of(DecodeHintType.PURE_BARCODE, true);

    private QrPicture() {}

    /** The text in a picture that is a data URI. */
    public static String text(String dataUri) {
        if (!dataUri.startsWith(PREFIX)) {
            throw new AssertionError("Not a PNG picture");
        }
        try {
            var picture = ImageIO.read(
                    new ByteArrayInputStream(Base64.getDecoder().decode(dataUri.substring(PREFIX.length()))));
            var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
            return new QRCodeReader().decode(bitmap, SCREENSHOT).getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotFoundException | ChecksumException | FormatException e) {
            throw new AssertionError("No QR code in the picture", e);
        }
    }
}
