package com.ogensync.connect.whatsapp.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The bridge's program for this platform, as this build carries it. */
public final class BridgeProgram {

    private static final String NAME = "bridge";

    /** What is packed never changes while this runs: it is summed once, not at each start of a bridge. */
    private static final Map<String, byte[]> PACKED = new ConcurrentHashMap<>();

    private final String resource;

    private BridgeProgram(String resource) {
        this.resource = resource;
    }

    /** The program, or nothing when this build was made without Go, or for other platforms. */
    public static Optional<BridgeProgram> packed() {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var windows = os.startsWith("windows");
        var system = windows ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "amd64";
        var name = "/bridge/" + system + "-" + processor + "/bridge" + (windows ? ".exe" : "");
        return Optional.of(name)
                .filter(it -> BridgeProgram.class.getResource(it) != null)
                .map(BridgeProgram::new);
    }

    /** Puts the program into a folder of its owner's alone, unless exactly this one is there. */
    Path unpackedIn(Path folder) throws IOException {
        var program = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        if (Files.isRegularFile(program) && Arrays.equals(digest(Files.newInputStream(program)), packedDigest())) {
            makeExecutable(program);
            return program;
        }
        var unfinished = Files.createTempFile(folder, NAME, ".new");
        try (var bytes = packedBytes()) {
            Files.copy(bytes, unfinished, StandardCopyOption.REPLACE_EXISTING);
            if (!Arrays.equals(digest(Files.newInputStream(unfinished)), packedDigest())) {
                throw new IOException("The program was not written as it is");
            }
            makeExecutable(unfinished);
            Files.move(unfinished, program, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return program;
    }

    private byte[] packedDigest() throws IOException {
        var known = PACKED.get(resource);
        if (known == null) {
            known = digest(packedBytes());
            PACKED.put(resource, known);
        }
        return known;
    }

    private InputStream packedBytes() throws IOException {
        var bytes = BridgeProgram.class.getResourceAsStream(resource);
        if (bytes == null) {
            throw new IOException(resource + " is gone");
        }
        return bytes;
    }

    private static void makeExecutable(Path program) throws IOException {
        if (Files.getFileStore(program).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } else if (!program.toFile().setExecutable(true)) {
            throw new IOException("The program cannot be made executable");
        }
    }

    private static byte[] digest(InputStream bytes) throws IOException {
        try (var digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return digested.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
