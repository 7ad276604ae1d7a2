package com.ogensync.connect.app.settings;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores and their secrets. A missing store is embedded; a missing secret is generated once in the data folder.
 *
 * @param jwtSecret at least 32 bytes of UTF-8
 * @param masterKey 32 bytes in base64
 */
public record StoreSettings(
        Path dataFolder,
        Optional<DatabaseSettings> database,
        Optional<Secret> mongoUri,
        Optional<Secret> jwtSecret,
        Optional<Secret> masterKey) {

    static StoreSettings read(Variables variables) {
        var settings = found(variables);
        if (settings.database.isPresent()) {
            required("JWT_SECRET", settings.jwtSecret, "at least 32 bytes");
            required("MASTER_KEY", settings.masterKey, "32 bytes in base64");
        }
        return settings;
    }

    /**
     * Reads the settings for a command. Missing secrets are allowed here, because most commands need none.
     *
     * @param source returns a variable's value by name, null if it is not set
     * @throws StartRefused with a sentence about the first invalid value
     */
    public static StoreSettings forCommands(Function<String, @Nullable String> source) {
        return found(new Variables(source::apply));
    }

    private static StoreSettings found(Variables variables) {
        return new StoreSettings(
                dataFolder(variables),
                DatabaseSettings.read(variables),
                variables.secret("MONGODB_URI").map(StoreSettings::mongo),
                variables.secret("JWT_SECRET").map(StoreSettings::longEnough),
                variables.secret("MASTER_KEY").map(StoreSettings::key));
    }

    private static Path dataFolder(Variables variables) {
        var folder = variables.text("DATA_DIR", "data");
        try {
            var path = Path.of(folder);
            if (!path.isAbsolute()) {
                var _ = Variables.readable("The working folder's name", System.getProperty("user.dir"));
            }
            return path.toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            throw new StartRefused("DATA_DIR is not a valid path on this system, but it must name a folder.", wrong);
        }
    }

    private static void required(String name, Optional<Secret> secret, String rule) {
        if (secret.isEmpty()) {
            throw new StartRefused(name + " is not set, but DATABASE_URL requires it: " + rule + ".");
        }
    }

    private static Secret mongo(Secret uri) {
        try {
            return new Secret(new ConnectionString(uri.revealed()).getConnectionString());
        } catch (MongoException unresolved) {
            throw new StartRefused(
                    "MONGODB_URI names a host whose DNS records (mongodb+srv) cannot be found: check its host name.",
                    unresolved);
        } catch (IllegalArgumentException wrong) {
            throw new StartRefused("MONGODB_URI is not a valid URI, but it must be one like"
                    + " mongodb://user:password@host:27017/ogensync_connect.");
        }
    }

    private static Secret longEnough(Secret secret) {
        var length = secret.revealed().getBytes(StandardCharsets.UTF_8).length;
        if (length < 32) {
            throw new StartRefused("JWT_SECRET has " + length + " bytes, but it must have at least 32.");
        }
        return secret;
    }

    private static Secret key(Secret key) {
        try {
            var length = Base64.getDecoder().decode(key.revealed()).length;
            if (length == 32) {
                return key;
            }
            throw new StartRefused("MASTER_KEY holds " + length + " bytes, but it must be 32 bytes in base64.");
        } catch (IllegalArgumentException wrong) {
            throw new StartRefused("MASTER_KEY is not base64, but it must be 32 bytes in base64.");
        }
    }
}
