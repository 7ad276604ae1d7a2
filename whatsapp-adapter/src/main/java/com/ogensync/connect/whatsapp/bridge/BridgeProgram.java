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

/** The bridge's executable for this platform, packed in this build. */
public final class BridgeProgram {

    private static final String NAME = "bridge";

    /** Digests of the packed resources. They cannot change at run time, so each is computed once per JVM. */
    private static final Map<String, byte[]> PACKED = new ConcurrentHashMap<>();

    private final String resource;

    private BridgeProgram(String resource) {
        this.resource = resource;
    }

    /** Returns the program; empty if the build had no Go toolchain or did not target this platform. */
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

    /** Unpacks the program into a folder that only its owner can access, unless an identical copy is there. */
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
                throw new IOException("The unpacked program differs from the packed one");
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
            throw new IOException("Resource " + resource + " is missing");
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
