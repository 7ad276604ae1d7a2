package com.ogensync.connect.app.embedded.projections.scratch;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of byte blocks that exists only while it is open. A block has a slot of whole 64-byte units; freed slots are
 * used again for blocks of the same size. A slot is a positive number: the index of its first unit in the upper 40
 * bits, its number of units in the lower 24. Not thread-safe.
 */
final class ScratchFile {

    private static final int UNIT_BYTES = 64;
    private static final int UNITS_BITS = 24;
    private static final long UNITS_MASK = (1L << UNITS_BITS) - 1;
    /** MongoDB's code of a full or failing disk. */
    private static final int OUT_OF_DISK_SPACE = 14031;

    private final FileChannel file;
    private final Map<Long, Deque<Long>> free = new HashMap<>();
    /** The first unit after all slots. Starts at 1, because 0 is no slot. */
    private long end = 1;

    private ScratchFile(FileChannel file) {
        this.file = file;
    }

    /** Creates a file in this folder, readable by its owner only. */
    static ScratchFile in(Path folder) {
        try {
            Files.createDirectories(folder);
            var path = Files.createTempFile(folder, "projections", ".scratch");
            var file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            try {
                // An open file without a name needs no clean-up after kill -9. Windows does not allow it.
                Files.delete(path);
            } catch (IOException _) {
                path.toFile().deleteOnExit();
            }
            return new ScratchFile(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Stores the readable bytes and returns their slot. */
    long store(ByteBuf bytes) {
        long units = Math.ceilDiv(bytes.readableBytes(), UNIT_BYTES);
        var freed = free.get(units);
        var slot = freed == null || freed.isEmpty() ? end << UNITS_BITS | units : freed.pop();
        write(slot, bytes);
        end = Math.max(end, (slot >>> UNITS_BITS) + units);
        return slot;
    }

    /** Replaces the bytes of a slot and returns their slot, which is another one if the number of units differs. */
    long replace(long slot, ByteBuf bytes) {
        if (Math.ceilDiv(bytes.readableBytes(), UNIT_BYTES) == (slot & UNITS_MASK)) {
            write(slot, bytes);
            return slot;
        }
        var moved = store(bytes);
        free(slot);
        return moved;
    }

    /** Appends the bytes of a slot, including the unused ones at its end if the file contains them. */
    void read(long slot, ByteBuf into) {
        var length = (int) (slot & UNITS_MASK) * UNIT_BYTES;
        var begin = into.ensureWritable(length).writerIndex();
        var target = into.nioBuffer(begin, length);
        try {
            while (target.hasRemaining() && file.read(target, offset(slot) + target.position()) > 0) {}
        } catch (IOException e) {
            throw failed(e);
        }
        into.writerIndex(begin + target.position());
    }

    /** Makes a slot available again. */
    void free(long slot) {
        free.computeIfAbsent(slot & UNITS_MASK, _ -> new ArrayDeque<>()).push(slot);
    }

    /** Deletes the file. */
    void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void write(long slot, ByteBuf bytes) {
        try {
            var remaining = bytes.nioBuffer();
            for (var at = offset(slot); remaining.hasRemaining(); ) {
                at += file.write(remaining, at);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static long offset(long slot) {
        return (slot >>> UNITS_BITS) * UNIT_BYTES;
    }

    private static MongoServerError failed(IOException e) {
        return new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "The scratch file is unusable", e);
    }
}
