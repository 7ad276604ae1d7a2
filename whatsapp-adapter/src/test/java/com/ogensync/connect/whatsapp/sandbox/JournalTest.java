package com.ogensync.connect.whatsapp.sandbox;

import static com.ogensync.connect.whatsapp.sandbox.Sandbox.ACCOUNT;
import static com.ogensync.connect.whatsapp.sandbox.Sandbox.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final String TO = "919876543211";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("sandbox-whatsapp.journal");
    }

    @Test
    void devices_messages_and_copies_survive_a_restart() {
        try (var first = new Sandbox(folder).linked()) {
            first.send("3EB01", TO, "one").join();
            first.send("3EB02", TO, "two").join();
            first.send("3EB01", TO, "one").join();
        }
        try (var second = new Sandbox(folder)) {
            second.open("device");
            assertThat(second.events.lines()).containsExactly("restored 1");
            assertThat(second.network.messagesTo(TO))
                    .extracting(SandboxMessage::text)
                    .containsExactly("one", "two");
            assertThat(second.network.messagesTo(TO))
                    .extracting(SandboxMessage::copies)
                    .containsExactly(2, 1);
            second.send("3EB01", TO, "one").join();
            assertThat(second.network.messagesTo(TO))
                    .extracting(SandboxMessage::copies)
                    .containsExactly(3, 1);
        }
    }

    @Test
    void a_network_that_was_down_stays_down_after_a_restart() {
        try (var first = new Sandbox(folder).linked()) {
            first.network.network(false);
        }
        try (var second = new Sandbox(folder)) {
            second.open("device");
            assertThat(second.events.lines()).containsExactly("lost 1 NETWORK");
        }
    }

    @Test
    void device_numbers_are_never_reused() {
        try (var first = new Sandbox(folder).linked()) {
            first.network.unlink(PHONE);
        }
        try (var second = new Sandbox(folder).linked(ACCOUNT, 2, PHONE)) {
            assertThat(second.events.device()).isEqualTo(PHONE + ":2@s.whatsapp.net");
        }
    }

    @Test
    void an_acknowledged_message_is_in_the_file_already() throws IOException {
        try (var sandbox = new Sandbox(folder).linked()) {
            var outcome = sandbox.send("3EB01", TO, "one").join();
            var copy = Files.createDirectory(folder.resolve("copy"));
            Files.copy(file, copy.resolve(file.getFileName()));
            assertThat(outcome).isInstanceOf(SendOutcome.Acknowledged.class);
            try (var killed = new Sandbox(copy)) {
                assertThat(killed.network.messagesTo(TO)).hasSize(1);
            }
        }
    }

    @Test
    void an_incomplete_last_line_of_any_length_is_truncated() throws IOException {
        try (var sandbox = new Sandbox(folder).linked()) {
            sandbox.send("3EB01", TO, "one").join();
            sandbox.send("3EB02", TO, "two").join();
        }
        var whole = Files.readAllBytes(file);
        var lines = Files.readAllLines(file);
        int last = lines.getLast().length() + 1;
        for (int missing = 1; missing <= last; missing++) {
            var truncated = Files.createDirectory(folder.resolve("truncated-" + missing));
            Files.write(truncated.resolve(file.getFileName()), Arrays.copyOf(whole, whole.length - missing));
            try (var sandbox = new Sandbox(truncated)) {
                assertThat(sandbox.network.messagesTo(TO))
                        .extracting(SandboxMessage::text)
                        .containsExactly("one");
                sandbox.open("device");
                sandbox.send("3EB02", TO, "two").join();
            }
            assertThat(Files.readAllLines(truncated.resolve(file.getFileName())))
                    .hasSameSizeAs(lines);
        }
    }

    @Test
    void garbage_at_the_end_is_truncated() throws IOException {
        new Sandbox(folder).linked().close();
        long before = Files.size(file);
        Files.write(file, new byte[5000], StandardOpenOption.APPEND);
        new Sandbox(folder).close();
        assertThat(Files.size(file)).isEqualTo(before);
    }

    @Test
    void damage_in_the_middle_stops_the_start_because_messages_would_be_lost() throws IOException {
        try (var sandbox = new Sandbox(folder).linked()) {
            sandbox.send("3EB01", TO, "one").join();
            sandbox.send("3EB02", TO, "two").join();
        }
        var bytes = Files.readAllBytes(file);
        bytes[Files.readAllLines(file).getFirst().length() + 20] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> new Sandbox(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining(TO);
    }

    @Test
    void only_the_owner_may_read_the_journal_and_it_is_the_only_file() throws IOException {
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        new Sandbox(folder).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void two_sandboxes_cannot_open_the_same_journal() {
        try (var _ = new Sandbox(folder)) {
            assertThatThrownBy(() -> new Sandbox(folder)).hasMessageContaining("in use");
        }
        new Sandbox(folder).close();
    }

    @Test
    void concurrent_writers_lose_nothing() {
        var contents = new ArrayList<String>();
        try (var journal = Journal.open(file, (_, _) -> {})) {
            var writing = IntStream.range(0, 5000)
                    .parallel()
                    .mapToObj(i -> journal.append("line " + i))
                    .toList();
            var places = writing.stream().map(CompletableFuture::join).toList();
            assertThat(journal.read(places.subList(0, 3))).hasSize(3).allMatch(it -> it.startsWith("line "));
        }
        try (var _ = Journal.open(file, (content, _) -> contents.add(content))) {
            assertThat(contents)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 5000).mapToObj(i -> "line " + i).toList());
        }
    }

    @Test
    void a_closed_journal_rejects_writes() {
        var journal = Journal.open(file, (_, _) -> {});
        journal.close();
        assertThat(journal.append("late")).isCompletedExceptionally();
    }
}
