package com.ogensync.connect.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts everything. */
@SpringBootApplication
class ConnectApplication {

    static void main(String[] arguments) {
        SpringApplication.run(ConnectApplication.class, arguments);
    }
}
