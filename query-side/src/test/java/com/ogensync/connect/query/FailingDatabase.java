package com.ogensync.connect.query;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.conversions.Bson;

/**
 * A database in which a number of writes fail: bulk writes of documents, updates of tokens, or moves of dead letters.
 */
final class FailingDatabase {
    final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private volatile String failingCollection = "";

    void failWrites(String collection, int times) {
        failingCollection = collection;
        left.set(times);
    }

    MongoDatabase before(MongoDatabase database) {
        return wrap(MongoDatabase.class, database, "");
    }

    private <T> T wrap(Class<T> type, T target, String name) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, args) -> call(target, name, method, args)));
    }

    private Object call(Object target, String name, Method method, Object[] args) throws Throwable {
        if (name.equals(failingCollection) && isWrite(method, args) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            failed.incrementAndGet();
            throw new MongoException("The connection broke before the write");
        }
        try {
            var result = method.invoke(target, args);
            return switch (result) {
                case MongoDatabase database -> wrap(MongoDatabase.class, database, "");
                case MongoCollection<?> collection ->
                    wrap(
                            MongoCollection.class,
                            collection,
                            collection.getNamespace().getCollectionName());
                case null, default -> result;
            };
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean isWrite(Method method, Object[] args) {
        return method.getName().equals("bulkWrite")
                || (method.getName().equals("updateMany")
                        && ((Bson) args[1]).toBsonDocument().toJson().contains("processingGroup"))
                || (method.getName().equals("updateOne")
                        && ((Bson) args[1]).toBsonDocument().toJson().contains("tokenType"));
    }
}
