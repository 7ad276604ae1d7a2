package com.ogensync.connect.app.embedded.projections.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFileTest {

    private ScratchFile file;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = ScratchFile.in(folder);
    }

    @Test
    void a_freed_slot_is_used_for_the_next_block_of_its_size() {
        var first = file.store(block("a", 100));
        var second = file.store(block("b", 100));

        file.free(first);

        assertThat(file.store(block("c", 300))).isNotIn(first, second);
        assertThat(file.store(block("d", 70))).isEqualTo(first);
        assertThat(read(second)).startsWith("b".repeat(100));
    }

    @Test
    void a_block_stays_in_its_slot_until_it_needs_another_number_of_units() {
        var slot = file.store(block("a", 65));

        assertThat(file.replace(slot, block("b", 128))).isEqualTo(slot);
        assertThat(read(slot)).isEqualTo("b".repeat(128));

        var moved = file.replace(slot, block("c", 129));
        assertThat(moved).isNotEqualTo(slot);
        assertThat(read(moved)).startsWith("c".repeat(129));
        assertThat(file.store(block("d", 100))).isEqualTo(slot);
    }

    @Test
    void a_failure_of_the_file_is_an_error_of_the_database() {
        var slot = file.store(block("a", 10));
        file.close();

        assertThatThrownBy(() -> read(slot)).isInstanceOf(MongoServerError.class);
        assertThatThrownBy(() -> file.store(block("b", 10))).isInstanceOf(MongoServerError.class);
    }

    private static ByteBuf block(String letter, int length) {
        return Unpooled.copiedBuffer(letter.repeat(length), StandardCharsets.US_ASCII);
    }

    private String read(long slot) {
        var bytes = Unpooled.buffer();
        file.read(slot, bytes);
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
