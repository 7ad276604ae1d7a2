package com.ogensync.connect.rest.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class ClientAddressesTest {

    private static final ClientAddresses ADDRESSES = trusting("10.0.0.0/8", "192.0.2.7", " fd00::/8", "127.0.0.1");

    private static ClientAddresses trusting(String... proxies) {
        return new ClientAddresses(new EdgeSettings().trusting(proxies).chosen());
    }

    private static MockServerWebExchange from(String peer, String... forwarded) {
        var request =
                MockServerHttpRequest.get("/ping").remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 1));
        for (var line : forwarded) {
            request.header("X-Forwarded-For", line);
        }
        return MockServerWebExchange.from(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 198.51.100.1           | 203.0.113.9",
                "10.1.2.3    | 198.51.100.1           | 198.51.100.1",
                "192.0.2.7   | 1.1.1.1, 198.51.100.1  | 198.51.100.1",
                "192.0.2.8   | 198.51.100.1           | 192.0.2.8",
                "10.1.2.3    | 1.1.1.1 , 10.9.9.9     | 1.1.1.1",
                "10.1.2.3    | 10.9.9.9               | 10.9.9.9",
                "10.1.2.3    | nonsense, 1.1.1.1      | 1.1.1.1",
                "10.1.2.3    | ,                      | 10.1.2.3",
                "10.1.2.3    | 1.1.1.1,               | 1.1.1.1",
                "10.1.2.3    | 1.1.1.1:51234          | 1.1.1.1",
                "10.1.2.3    | 1.1.1.1:1, 10.9.9.9:2  | 1.1.1.1",
                "10.1.2.3    | [2001:db8::5]:443      | 2001:db8::5",
                "10.1.2.3    | [2001:db8::5]          | 2001:db8::5",
                "10.1.2.3    | [::ffff:1.1.1.1]:443   | 1.1.1.1",
                "203.0.113.9 | unknown                | 203.0.113.9",
                "fd00::1     | 2001:db8::5            | 2001:db8::5",
                "fe80::1     | 2001:db8::5            | fe80::1",
            })
    void the_client_is_the_last_address_that_no_trusted_proxy_has(String peer, String forwarded, String client) {
        assertThat(ADDRESSES.of(from(peer, forwarded))).isEqualTo(InetAddress.ofLiteral(client));
    }

    @Test
    void several_lines_are_one_list() {
        assertThat(ADDRESSES.of(from("10.1.2.3", "6.6.6.6", "1.1.1.1", "10.4.4.4")))
                .isEqualTo(InetAddress.ofLiteral("1.1.1.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "localhost",
                "1.1.1.1, nonsense",
                "unknown, 10.9.9.9",
                "51234",
                "1.1.1",
                "1.1.1.1:x",
                "1.1.1.1:70000",
                "1.1.1.1:1:1",
                "[2001:db8::5",
                "2001:db8::5]:1",
                "[1.1.1.1]:1",
                "2001:db8::5%none",
                "for=1.1.1.1",
            })
    void a_client_without_an_address_is_refused(String forwarded) {
        assertThatThrownBy(() -> ADDRESSES.of(from("10.1.2.3", forwarded)))
                .isInstanceOfSatisfying(
                        EdgeException.class,
                        refused -> assertThat(refused.status()).isEqualTo(HttpStatus.BAD_REQUEST))
                .hasMessageStartingWith("X-Forwarded-For must");
    }

    @Test
    void an_invalid_network_in_the_settings_is_refused_at_start() {
        for (var wrong : List.of("proxy.example.com", "10.0.0.0/33", "10.0.0.0/x", "")) {
            assertThatThrownBy(() -> trusting(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Not an address or network");
        }
    }
}
