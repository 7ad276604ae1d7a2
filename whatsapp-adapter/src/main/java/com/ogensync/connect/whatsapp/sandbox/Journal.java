package com.ogensync.connect.whatsapp.sandbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * An append-only file of lines. A single thread writes all waiting lines in one batch. A completed write survives a
 * kill of this process, because the operating system has the data; it is not synced to disk, so a power failure can
 * lose the last seconds.
 */
final class Journal implements AutoCloseable {

    private static final int BATCH = 1000;
    private static final Writing END = new Writing(ByteBuffer.allocate(0), new CompletableFuture<>());

    /** Position of a line in the file, in bytes. */
    record Place(long offset, int length) {}

    private record Writing(ByteBuffer line, CompletableFuture<Place> written) {}

    private final Path file;
    private final FileChannel channel;
    private final BlockingQueue<Writing> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;
    private long end;
    private boolean closed;

    private Journal(Path file, FileChannel channel, long end) {
        this.file = file;
        this.channel = channel;
        this.end = end;
        this.writer = Thread.ofPlatform().daemon().name("sandbox-journal").start(this::writeAll);
    }

    /** Opens a file with owner-only permissions, reads its lines, and truncates an incomplete last line. */
    static Journal open(Path file, JournalReader.Visitor visitor) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.notExists(file)) {
                Files.createFile(file);
            }
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            lock(channel, file);
            long end = JournalReader.read(file, visitor);
            channel.truncate(end);
            return new Journal(file, channel, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // This process holds the lock already.
        }
        channel.close();
        throw new IllegalStateException("The sandbox's journal " + file + " is in use by another sandbox");
    }

    /** Appends a line; the future completes when the operating system has it. */
    synchronized CompletableFuture<Place> append(String content) {
        if (closed) {
            return CompletableFuture.failedFuture(new IOException("The journal is closed"));
        }
        var written = new CompletableFuture<Place>();
        waiting.add(new Writing(ByteBuffer.wrap(JournalReader.line(content)), written));
        return written;
    }

    /** Reads the contents of the lines at these positions. */
    List<String> read(List<Place> places) {
        var contents = new ArrayList<String>(places.size());
        try (var lines = new RandomAccessFile(file.toFile(), "r")) {
            for (var place : places) {
                var line = new byte[place.length()];
                lines.seek(place.offset());
                lines.readFully(line);
                contents.add(JournalReader.content(new String(line, StandardCharsets.UTF_8).stripTrailing()));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes all waiting lines and stops the writer. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.add(END);
        }
        try {
            writer.join();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        var batch = new ArrayList<Writing>();
        while (!batch.contains(END)) {
            batch.clear();
            try {
                batch.add(waiting.take());
            } catch (InterruptedException _) {
                return;
            }
            waiting.drainTo(batch, BATCH);
            write(batch);
        }
    }

    /** A failed write does not move the end, so the next one overwrites it. */
    private void write(List<Writing> batch) {
        try {
            var bytes = ByteBuffer.allocate(
                    batch.stream().mapToInt(it -> it.line().capacity()).sum());
            batch.forEach(it -> bytes.put(it.line().duplicate()));
            bytes.flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
            for (var writing : batch) {
                writing.written().complete(new Place(end, writing.line().capacity()));
                end += writing.line().capacity();
            }
        } catch (IOException e) {
            batch.forEach(it -> it.written().completeExceptionally(e));
        }
    }
}
