package com.ogensync.connect.app.commandline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script with which a shell completes our words. */
@Command(
        name = "completion",
        description = "Prints the script with which bash and zsh complete these words.",
        footer = {
            "",
            "Example, for ~/.bashrc:",
            "  alias ogensync-connect='java -jar /opt/ogensync-connect.jar'",
            "  source <(ogensync-connect completion)"
        })
final class CompletionCommand implements Runnable {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        var root = Objects.requireNonNull(spec).root();
        console.out().print(AutoComplete.bash(root.name(), root.commandLine()));
    }
}
