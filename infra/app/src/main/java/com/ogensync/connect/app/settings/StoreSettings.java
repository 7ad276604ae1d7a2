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
 * Where everything is kept, and what it is locked with; what is empty is embedded, or made once in the data folder.
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
     * For the command line, where most words need no secret: what is missing is only missed by who needs it.
     *
     * @param source a variable's value by its name, null when it is not set
     * @throws StartRefused with a sentence about the first value that cannot be
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
            throw new StartRefused("DATA_DIR is no path of this system, but it must name a folder.", wrong);
        }
    }

    private static void required(String name, Optional<Secret> secret, String rule) {
        if (secret.isEmpty()) {
            throw new StartRefused(name + " is not set, but with DATABASE_URL it must be: " + rule + ".");
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
            throw new StartRefused("MONGODB_URI is not understood, but it must be a URI like"
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
