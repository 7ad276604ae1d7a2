package com.ogensync.connect.rest.reference;

import com.ogensync.connect.rest.sandbox.SandboxWorld;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Puts words and examples to the paths and shapes that were read from the controllers. */
@Component
@Lazy
final class OpenApiCustomization implements GlobalOpenApiCustomizer {

    private static final String SANDBOX = "/sandbox/";
    private static final String DONE = "2";
    private static final String FAILURE = "Failure";
    private static final Map<String, String> TO_EVERYBODY =
            Map.of("500", "ServerError", "503", "Unavailable", "default", "Other");
    private static final Map<String, String> TO_CALLERS =
            Map.of("401", "Unauthorized", "403", "Forbidden", "429", "TooManyRequests");

    private final ObjectProvider<SandboxWorld> sandbox;

    OpenApiCustomization(ObjectProvider<SandboxWorld> sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public void customise(OpenAPI description) {
        var words = OpenApiProse.read();
        var paths = new Paths();
        words.getPaths().forEach((path, item) -> {
            if (!path.startsWith(SANDBOX) || sandbox.getIfAvailable() != null) {
                paths.addPathItem(path, joined(item, description.getPaths().get(path)));
            }
        });
        description.setPaths(paths);
        var components = description.getComponents();
        words.getComponents().getResponses().values().forEach(OpenApiCustomization::shapeFailure);
        components.setResponses(words.getComponents().getResponses());
        words.getComponents().getSchemas().forEach(components::addSchemas);
        // What a stream is made of is said in words: it is text, not JSON.
        components.getSchemas().remove("ServerSentEventActivityRow");
        components.getSchemas().remove("ServerSentEventProgress");
    }

    private static PathItem joined(PathItem words, @Nullable PathItem shapes) {
        words.readOperationsMap().forEach((method, operation) -> {
            var shape = shapes == null ? null : shapes.readOperationsMap().get(method);
            if (shape != null) {
                addShapes(operation, shape);
            }
            operation.setResponses(withFailures(operation));
        });
        return words;
    }

    private static void addShapes(Operation operation, Operation shapes) {
        operation.setOperationId(shapes.getOperationId());
        var body = operation.getRequestBody();
        if (body != null && shapes.getRequestBody() != null) {
            addSchemas(body.required(true).getContent(), shapes.getRequestBody().getContent());
        }
        var done = shapes.getResponses().get("200");
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith(DONE) && done != null) {
                addSchemas(response.getContent(), done.getContent());
            }
        });
    }

    private static void addSchemas(Content words, Content shapes) {
        words.forEach((name, type) -> {
            var shape = shapes.get(name);
            if (type.getSchema() == null && shape != null) {
                type.setSchema(shape.getSchema());
            }
        });
    }

    /** Its own answers, and those that everybody gets, in the order of their numbers. */
    private static ApiResponses withFailures(Operation operation) {
        var all = new TreeMap<String, ApiResponse>();
        TO_EVERYBODY.forEach((status, name) -> all.put(status, named(name)));
        if (operation.getSecurity() == null) {
            TO_CALLERS.forEach((status, name) -> all.put(status, named(name)));
        }
        operation.getResponses().forEach((status, response) -> {
            if (!status.startsWith(DONE)) {
                shapeFailure(response);
            }
            all.put(status, response);
        });
        var responses = new ApiResponses();
        responses.putAll(all);
        return responses;
    }

    private static ApiResponse named(String response) {
        return new ApiResponse().$ref("#/components/responses/" + response);
    }

    private static void shapeFailure(ApiResponse response) {
        if (response.getContent() != null) {
            response.getContent()
                    .values()
                    .forEach(type -> type.setSchema(new Schema<>().$ref("#/components/schemas/" + FAILURE)));
        }
    }
}
