package com.ogensync.connect.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The languages of the documentation's examples, and how a reader runs a program in each. */
enum ExampleLanguage {
    CURL("curl", "sh", "bash"),
    JAVASCRIPT("JavaScript", "js"),
    PYTHON("Python", "py", "python3"),
    JAVA("Java", "java", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1");

    private static final Gson JSON = new GsonBuilder().serializeNulls().create();
    private static final Path FOLDER = Path.of("target", "examples");
    private static final Duration RUN_MAX = Duration.ofMinutes(1);
    private static final Predicate<String> FIRST_EVENT_ID =
            Pattern.compile("id: ?\\S").asPredicate();

    private final String title;
    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> command;

    ExampleLanguage(String title, String extension, String... command) {
        this.title = title;
        this.extension = extension;
        this.command = List.of(command);
    }

    /** Returns the name of the language on the page. */
    String title() {
        return title;
    }

    /** Skips the test if the language cannot be run on this machine: Python's examples need {@code requests}. */
    void assumeInstalled() throws IOException, InterruptedException {
        if (this == PYTHON) {
            var requests = new ProcessBuilder("python3", "-c", "import requests").start();
            assumeThat(requests.waitFor()).as("python3 with requests").isZero();
        }
    }

    /**
     * Runs a program and returns its output. A program that reads an event stream is stopped after the first id.
     *
     * @param page a page of the service, in which JavaScript is run
     */
    String run(String program, boolean stream, Page page) throws IOException, InterruptedException {
        return this == JAVASCRIPT ? inBrowser(program, stream, page) : inProcess(program, stream);
    }

    private static String inBrowser(String program, boolean stream, Page page) {
        var lines = new CopyOnWriteArrayList<String>();
        Consumer<ConsoleMessage> listener = it -> it.args().stream()
                .map(JSHandle::jsonValue)
                .map(ExampleLanguage::text)
                .forEach(lines::add);
        page.onConsoleMessage(listener);
        page.evaluate((stream ? "() => { (async () => {" : "async () => {") + program + (stream ? "})(); }" : "}"));
        page.waitForCondition(() -> !lines.isEmpty() && (!stream || FIRST_EVENT_ID.test(lines.getFirst())));
        page.offConsoleMessage(listener);
        if (stream) {
            // Closes it.
            page.reload();
        }
        return String.join("\n", lines);
    }

    private String inProcess(String program, boolean stream) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        var file = Files.writeString(Files.createTempFile(FOLDER, "Example", "." + extension), program + "\n");
        var output = FOLDER.resolve(file.getFileName() + ".out");
        var arguments = new ArrayList<>(command);
        arguments.add(file.toString());
        var errors = FOLDER.resolve(file.getFileName() + ".err");
        var process = new ProcessBuilder(arguments)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            if (stream) {
                await().atMost(RUN_MAX).until(() -> FIRST_EVENT_ID.test(Files.readString(output)));
            } else {
                assertThat(process.waitFor(RUN_MAX.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static String text(Object printed) {
        return printed instanceof String text ? text : JSON.toJson(printed);
    }
}
