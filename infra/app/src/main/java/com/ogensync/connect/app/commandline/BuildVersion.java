package com.ogensync.connect.app.commandline;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The output of {@code --version}. */
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"OgenSync Connect " + version + ", Java " + Runtime.version()};
    }
}
