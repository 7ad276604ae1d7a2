package com.ogensync.connect.app;

import com.ogensync.connect.reliability.child.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** The complete application with its embedded databases in this process, shared by all tests that extend it. */
@Execution(ExecutionMode.SAME_THREAD)
@SpringBootTest(
        classes = ConnectApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "PORT=0",
            "MANAGEMENT_PORT=0",
            "DATA_DIR=" + WholeSystem.FOLDER,
            "SIGNUP_COINS=5",
            "ACK_TIMEOUT=1s",
            "RATE_LIMIT_PER_MINUTE=1000000",
            "REGISTRATION_LIMIT_PER_MINUTE=1000000"
        })
abstract class WholeSystem {

    static final String FOLDER = "target/whole-system";

    static {
        try {
            FileSystemUtils.deleteRecursively(Path.of(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @LocalServerPort
    private int port;

    protected Caller caller = new Caller(0);

    @BeforeEach
    void call() {
        caller.close();
        caller = new Caller(port);
    }

    @AfterEach
    void hangUp() {
        caller.close();
    }

    int port() {
        return port;
    }
}
