package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.runtime.text.Utf8Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The reason of an operator's action: an argument, or UTF-8 text from a file or standard input in any locale. */
final class ReasonOption {

    /** Bytes; larger than any reason that the service accepts. */
    private static final int BYTES_MAX = 64 * 1024;

    @Option(names = "--reason", description = "The reason.")
    private @Nullable String text;

    @Option(
            names = "--reason-file",
            paramLabel = "FILE",
            description = "A UTF-8 file with the reason; - is standard input.")
    private @Nullable String file;

    /**
     * Returns the reason without surrounding white space and byte order mark.
     *
     * @throws CommandRefused if the file cannot be read, is too long or is not UTF-8
     */
    String text(Console console) {
        if (text != null || file == null) {
            return String.valueOf(text);
        }
        try (var bytes = file.equals("-") ? ofConsole(console) : Files.newInputStream(Path.of(file))) {
            var read = bytes.readNBytes(BYTES_MAX + 1);
            if (read.length > BYTES_MAX) {
                throw new CommandRefused("The file of --reason-file is longer than " + BYTES_MAX + " bytes.");
            }
            return Utf8Text.decode(read).strip();
        } catch (CharacterCodingException wrong) {
            throw new CommandRefused("The file of --reason-file is not UTF-8.", wrong);
        } catch (IOException e) {
            throw new CommandRefused("The file of --reason-file cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads standard input without closing it, because it belongs to the process. */
    private static InputStream ofConsole(Console console) throws IOException {
        return new ByteArrayInputStream(console.in().readNBytes(BYTES_MAX + 1));
    }
}
