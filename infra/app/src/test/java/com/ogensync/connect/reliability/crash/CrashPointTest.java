package com.ogensync.connect.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashPointTest {

    private static final String SAMPLE = CrashSample.class.getName();

    private record Ending(int status, String output) {}

    private final CrashPlan plan = new CrashPlan();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        plan.close();
    }

    @Test
    void it_halts_the_program_at_the_entry_of_a_method() throws Exception {
        var site = site(SAMPLE + "#work(String)@entry", SAMPLE + "#prepare@exit");
        plan.arm(site, 1);

        assertThat(run(site)).isEqualTo(new Ending(CrashPlan.STATUS, "one\nprepared\n"));
        assertThat(plan.isHit(site)).isTrue();
    }

    @Test
    void it_halts_the_program_at_the_exit_of_a_method() throws Exception {
        var site = site(SAMPLE + "#work@exit", SAMPLE + "#prepare@exit");
        plan.arm(site, 1);

        assertThat(run(site)).isEqualTo(new Ending(CrashPlan.STATUS, "one\nprepared\ntwo\n"));
        assertThat(plan.isHit(site)).isTrue();
    }

    @Test
    void it_does_nothing_unless_it_is_armed() throws Exception {
        var site = site(SAMPLE + "#work@entry", null);
        assertThat(run(site)).isEqualTo(new Ending(0, "one\nprepared\ntwo\nthree\n"));
        plan.arm(new CrashSite("ANOTHER", SAMPLE + "#work@entry", null), 1);

        assertThat(run(site)).isEqualTo(new Ending(0, "one\nprepared\ntwo\nthree\n"));
        assertThat(plan.isHit(site)).isFalse();
    }

    @Test
    void it_waits_for_the_required_number_of_threads() throws Exception {
        var site = site(SAMPLE + "#work@exit", null);
        plan.arm(site, 2);

        assertThat(run(site, "one", "two")).isEqualTo(new Ending(CrashPlan.STATUS, "one\ntwo\n"));
    }

    @Test
    void with_too_few_threads_it_does_not_crash() throws Exception {
        var site = site(SAMPLE + "#work@exit", null);
        plan.arm(site, 2);

        assertThat(run(site, "one").status()).isEqualTo(CrashPoint.TOO_FEW);
        assertThat(plan.isHit(site)).isFalse();
    }

    @Test
    void an_unknown_place_fails() {
        var missing = site(SAMPLE + "#rest@entry", null);
        var gone = site("com.example.Gone#rest@entry", null);

        assertThatThrownBy(() -> run(missing)).hasMessageContaining("rest");
        assertThatThrownBy(() -> run(gone)).hasMessageContaining("Gone");
    }

    private static CrashSite site(String place, @Nullable String first) {
        return new CrashSite("SITE", place, first);
    }

    private Ending run(CrashSite site, String... arguments) throws IOException, InterruptedException {
        var jar = folder.resolve("sample.jar");
        pack(jar);
        new Weaver(List.of(site)).weave(List.of(jar));
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), plan.jvmArgument()));
        command.add("-D" + CrashPoint.PATIENCE_MILLIS + "=1000");
        command.addAll(List.of("-cp", jar.toString(), SAMPLE));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ending(process.waitFor(), output);
    }

    private static void pack(Path jar) throws IOException {
        var name = SAMPLE.replace('.', '/') + ".class";
        try (var entries = new JarOutputStream(Files.newOutputStream(jar));
                var bytes = CrashSample.class.getClassLoader().getResourceAsStream(name)) {
            entries.putNextEntry(new JarEntry(name));
            bytes.transferTo(entries);
        }
    }
}
