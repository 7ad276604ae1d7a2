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

/** Decodes QR codes. */
public final class QrPicture {

    private static final String PREFIX = "data:image/png;base64,";

    /** The image is a clean bitmap. Detection as in a photograph fails for one of sixty. */
    private static final Map<DecodeHintType, ?> SCREENSHOT = Map.of(DecodeHintType.PURE_BARCODE, true);

    private QrPicture() {}

    /** Returns the text in an image given as a data URI. */
    public static String text(String dataUri) {
        if (!dataUri.startsWith(PREFIX)) {
            throw new AssertionError("Not a PNG image");
        }
        try {
            var picture = ImageIO.read(
                    new ByteArrayInputStream(Base64.getDecoder().decode(dataUri.substring(PREFIX.length()))));
            var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
            return new QRCodeReader().decode(bitmap, SCREENSHOT).getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NotFoundException | ChecksumException | FormatException e) {
            throw new AssertionError("No QR code in the image", e);
        }
    }
}
