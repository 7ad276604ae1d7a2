package com.ogensync.connect.reliability.child;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client of the application and of the sandbox's endpoints. */
public final class Caller implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicLong NUMBERS = new AtomicLong(919_000_000_000L);

    private static final Duration LONGEST_LINK = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final URI base;
    private volatile @Nullable StandIn standIn;

    /** Creates a client for this loopback port. */
    public Caller(int port) {
        base = URI.create("http://127.0.0.1:" + port);
    }

    /** Uses the phones of a simulated server instead of the sandbox's. */
    public void meets(StandIn other) {
        standIn = other;
    }

    private void scan(String code, String phone) {
        var world = standIn;
        if (world == null) {
            post("/sandbox/phone/scan", null, Map.of("code", code, "phone", phone))
                    .expect(200);
        } else {
            world.scan(code, phone);
        }
    }

    /** Registers a new account. */
    public Account register() {
        var phone = Long.toString(NUMBERS.incrementAndGet());
        var body = Map.of("name", "Ada", "email", phone + "@example.com", "phone", phone);
        var data = post("/api/register", null, body).expect(200).data();
        return new Account(data.path("userId").asString(), data.path("token").asString(), phone);
    }

    /** Registers an account and links a phone by scanning the QR image. */
    public Account registerLinked() {
        var account = register();
        link(account);
        return account;
    }

    /** Links the account's phone by scanning the QR image, and waits until it is connected. */
    public void link(Account account) {
        scan(qrCode(account), account.phone());
        awaitConnected(account);
    }

    /** Returns the text of the current QR code, if any. */
    public String qrCode(Account account) {
        return QrPicture.text(await().atMost(LONGEST_LINK)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get("/api/session/qr", account.token())
                                .expect(200)
                                .json(),
                        it -> it.path("status").asString().equals("qr_ready"))
                .path("qr")
                .asString());
    }

    /** Waits until the account's device is connected. */
    public void awaitConnected(Account account) {
        await().atMost(LONGEST_LINK)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get("/api/session/status", account.token())
                        .data()
                        .path("connected")
                        .asBoolean());
    }

    /** Registers and links several accounts concurrently. */
    public List<Account> registerLinked(int count) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var registering = IntStream.range(0, count)
                    .mapToObj(_ -> threads.submit(() -> registerLinked()))
                    .toList();
            return registering.stream().map(Caller::resultOf).toList();
        }
    }

    private static <T> T resultOf(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a message; the future fails if there is no response, and cancelling it drops the connection. */
    public CompletableFuture<HttpResponse<String>> sending(
            Account account, @Nullable String key, String to, String text) {
        var request = request("/api/send-message", account.token())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("to", to, "message", text))));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Sends a message and waits for the response.
     *
     * @throws UncheckedIOException if there is no response
     */
    public Answer send(Account account, @Nullable String key, String to, String text) {
        try {
            return Answer.of(sending(account, key, to, text).join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw new UncheckedIOException(broken);
            }
            throw e;
        }
    }

    /** Returns the balance of the read side. */
    public long credits(Account account) {
        return get("/api/credits", account.token())
                .expect(200)
                .data()
                .path("credits")
                .asLong();
    }

    /** Returns the messages that arrived at a number. */
    public List<Delivery> messagesTo(String phone) {
        var world = standIn;
        if (world != null) {
            return world.messagesTo(phone);
        }
        var arrived = new ArrayList<Delivery>();
        get("/sandbox/messages?to=" + phone, null)
                .expect(200)
                .json()
                .forEach(it -> arrived.add(new Delivery(
                        it.path("messageId").asString(),
                        it.path("from").asString(),
                        it.path("to").asString(),
                        it.path("text").asString(),
                        it.path("copies").asInt())));
        return arrived;
    }

    /** Sends a GET request. */
    public Answer get(String path, @Nullable String token) {
        return call(request(path, token).GET().build());
    }

    /** Sends a DELETE request. */
    public Answer delete(String path, @Nullable String token) {
        return call(request(path, token).DELETE().build());
    }

    /** Sends a POST request. */
    public Answer post(String path, @Nullable String token, Map<String, ?> body) {
        return post(path, token, body, Map.of());
    }

    /** Sends a POST request with additional headers. */
    public Answer post(String path, @Nullable String token, Map<String, ?> body, Map<String, String> headers) {
        var request = request(path, token).POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        return call(request.build());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer call(HttpRequest request) {
        try {
            return Answer.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
