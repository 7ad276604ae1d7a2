package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.settings.StartRefused;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs, once per version, from the archive that this build contains for the platform. */
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    private PostgresBinaries() {}

    /** Returns the folder with bin, lib and share, unpacking it atomically if it is missing. */
    static Path unpackedIn(Path cache) {
        try {
            var archive = archive();
            var folder = cache.resolve("postgres-" + digest(archive));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(cache);
                LOG.info("Unpacking PostgreSQL into {} ...", folder);
                unpack(archive, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new StartRefused(
                    "PostgreSQL cannot be unpacked into " + cache + ": check free disk space and permissions.", e);
        }
    }

    private static byte[] archive() throws IOException {
        var platform = Platform.current();
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(platform.system(), platform.processor())) {
            return stream.readAllBytes();
        } catch (IllegalStateException none) {
            throw new StartRefused(
                    "This build contains no PostgreSQL for " + platform
                            + ": build it on that platform, or set DATABASE_URL to your own PostgreSQL.",
                    none);
        }
    }

    private static String digest(byte[] archive) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        var unfinished = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (var files = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                unpack(entry, files, unfinished);
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("The archive names a file outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            if (file.startsWith(folder.resolve("bin")) && !file.toFile().setExecutable(true)) {
                throw new IOException("The file cannot be made executable: " + file);
            }
        }
    }
}
