package com.ogensync.connect.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrashAgentTest {

    private static final String SAMPLE = CrashSample.class.getName();

    private record Ending(int status, String output) {}

    @Test
    void it_ends_the_program_at_the_entry_of_a_method() throws Exception {
        try (var plan = CrashPlan.at(SAMPLE + "#work(String)@entry", SAMPLE + "#prepare@exit")) {
            plan.arm();

            assertThat(run(plan)).isEqualTo(new Ending(CrashPlan.STATUS, "one\nprepared\n"));
            assertThat(plan.isHit()).isTrue();
        }
    }

    @Test
    void it_ends_the_program_at_the_exit_of_a_method() throws Exception {
        try (var plan = CrashPlan.at(SAMPLE + "#work@exit", SAMPLE + "#prepare@exit")) {
            plan.arm();

            assertThat(run(plan)).isEqualTo(new Ending(CrashPlan.STATUS, "one\nprepared\ntwo\n"));
            assertThat(plan.isHit()).isTrue();
        }
    }

    @Test
    void it_does_nothing_before_it_is_armed() throws Exception {
        try (var plan = CrashPlan.at(SAMPLE + "#work@entry", null)) {

            assertThat(run(plan)).isEqualTo(new Ending(0, "one\nprepared\ntwo\nthree\n"));
            assertThat(plan.isHit()).isFalse();
        }
    }

    @Test
    void a_place_that_is_not_there_is_no_quiet_run() throws Exception {
        try (var plan = CrashPlan.at(SAMPLE + "#rest@entry", null)) {

            assertThat(run(plan).status()).isEqualTo(CrashAgent.NOT_WOVEN);
        }
    }

    private static Ending run(CrashPlan plan) throws IOException, InterruptedException {
        var classes = Path.of(CrashSample.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        plan.jvmArgument(),
                        "-cp",
                        classes.toString(),
                        SAMPLE)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ending(process.waitFor(), output);
    }
}
