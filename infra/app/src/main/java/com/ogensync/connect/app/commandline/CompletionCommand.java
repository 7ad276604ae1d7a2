package com.ogensync.connect.app.commandline;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a shell completion script for these commands. */
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh.",
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
