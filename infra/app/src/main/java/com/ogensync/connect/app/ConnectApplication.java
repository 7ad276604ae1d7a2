package com.ogensync.connect.app;

import com.ogensync.connect.app.commandline.ConnectCommandLine;
import com.ogensync.connect.app.start.Start;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts everything; or, with words behind it, does what they say and ends. */
@SpringBootApplication
class ConnectApplication {

    @SuppressWarnings("SystemOut") // A command's results are for whoever called it.
    static void main(String[] arguments) {
        if (ConnectCommandLine.isFor(arguments)) {
            System.exit(ConnectCommandLine.run(System.out, System.err, arguments));
        }
        Start.run(ConnectApplication.class, arguments);
    }
}
