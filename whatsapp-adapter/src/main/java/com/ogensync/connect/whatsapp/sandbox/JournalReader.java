package com.ogensync.connect.whatsapp.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** The line format of the journal: a checksum of eight hex digits, a space, the content, a newline. */
final class JournalReader {

    private static final int SUM_LENGTH = 8;

    /** Called for every complete line. */
    @FunctionalInterface
    interface Visitor {
        void visit(String content, Journal.Place place);
    }

    private JournalReader() {}

    static byte[] line(String content) {
        return (sum(content) + " " + content + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static String content(String line) {
        return line.substring(SUM_LENGTH + 1);
    }

    /**
     * Reads a file up to the end of its last complete line. A remainder was cut off when the writer was killed.
     *
     * @return the end of the last complete line, in bytes
     * @throws IllegalStateException if complete lines follow a damaged one
     */
    static long read(Path file, Visitor visitor) throws IOException {
        long offset = 0;
        long end = 0;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (var bytes = nextLine(in); bytes.length > 0; bytes = nextLine(in)) {
                var text = new String(bytes, StandardCharsets.UTF_8);
                boolean complete = isComplete(text);
                if (complete && end < offset) {
                    throw new IllegalStateException("The sandbox's journal " + file + " is damaged at byte " + end
                            + ", with intact lines after it; move it away to start with an empty journal");
                }
                offset += bytes.length;
                if (complete) {
                    visitor.visit(content(text.stripTrailing()), new Journal.Place(end, bytes.length));
                    end = offset;
                }
            }
        }
        return end;
    }

    private static byte[] nextLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static boolean isComplete(String line) {
        return line.length() > SUM_LENGTH + 1
                && line.endsWith("\n")
                && line.startsWith(sum(line.substring(SUM_LENGTH + 1, line.length() - 1)));
    }

    private static String sum(String content) {
        var sum = new CRC32();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
