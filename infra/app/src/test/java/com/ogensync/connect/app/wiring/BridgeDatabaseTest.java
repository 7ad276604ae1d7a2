package com.ogensync.connect.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.app.database.PostgresAddress;
import com.ogensync.connect.app.settings.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgeDatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host:5433/connect, postgresql://host:5433/connect",
        "jdbc:postgresql:connect, postgresql://localhost:5432/connect",
        "jdbc:postgresql:///connect, postgresql://localhost:5432/connect",
        "jdbc:postgresql://host/connect?sslmode=require&ApplicationName=x, postgresql://host/connect?sslmode=require",
    })
    void parameters_of_the_java_driver_are_removed(String jdbc, String expected) {
        var address = new PostgresAddress(new Secret(jdbc), Optional.of("ada"), Optional.of(new Secret("pass")));
        assertThat(BridgeDatabase.of(address).url()).isEqualTo(expected);
    }

    @Test
    void user_and_password_in_the_url_are_used_and_not_printed() {
        var jdbc = "jdbc:postgresql://host/connect?user=ada&password=a%20b%26c";
        var database = BridgeDatabase.of(new PostgresAddress(new Secret(jdbc), Optional.empty(), Optional.empty()));
        assertThat(database.user()).isEqualTo("ada");
        assertThat(database.password()).isEqualTo("a b&c");
        assertThat(database.url()).isEqualTo("postgresql://host/connect");
        assertThat(database).hasToString("BridgeDatabase");
    }
}
