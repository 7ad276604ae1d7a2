package com.ogensync.connect.app.commandline.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why an operator acts: typed as an argument, or read from a file or standard input, which no locale decodes. */
final class ReasonOption {

    /** More bytes than any reason that the service takes. */
    private static final int LONGEST = 64 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Option(names = "--reason", description = "Why.")
    private @Nullable String text;

    @Option(names = "--reason-file", paramLabel = "FILE", description = "Holds why, in UTF-8; - is standard input.")
    private @Nullable String file;

    /**
     * The reason, without white space and byte order mark around it.
     *
     * @throws CommandRefused when the file cannot be read, is too long or is not UTF-8
     */
    String text(Console console) {
        if (text != null || file == null) {
            return String.valueOf(text);
        }
        try (var bytes = file.equals("-") ? ofConsole(console) : Files.newInputStream(Path.of(file))) {
            var read = bytes.readNBytes(LONGEST + 1);
            if (read.length > LONGEST) {
                throw new CommandRefused("What --reason-file names is longer than " + LONGEST + " bytes.");
            }
            var decoded = UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
            return (decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded).strip();
        } catch (CharacterCodingException wrong) {
            throw new CommandRefused("What --reason-file names is not in UTF-8.", wrong);
        } catch (IOException e) {
            throw new CommandRefused("The file of --reason-file cannot be read: " + e.getMessage(), e);
        }
    }

    /** Standard input stays open: it belongs to the process. */
    private static InputStream ofConsole(Console console) throws IOException {
        return new ByteArrayInputStream(console.in().readNBytes(LONGEST + 1));
    }
}
