package com.ogensync.connect.app;

import com.ogensync.connect.app.commandline.ConnectCommandLine;
import com.ogensync.connect.app.start.Start;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service; with command-line arguments, runs the named command instead and exits. */
@SpringBootApplication
class ConnectApplication {

    @SuppressWarnings("SystemOut") // A command writes its results to standard output.
    static void main(String[] arguments) {
        if (ConnectCommandLine.isFor(arguments)) {
            System.exit(ConnectCommandLine.run(System.out, System.err, arguments));
        }
        Start.run(ConnectApplication.class, arguments);
    }
}
