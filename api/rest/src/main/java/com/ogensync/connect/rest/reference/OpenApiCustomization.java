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

/** Adds descriptions and examples to the paths and schemas that springdoc reads from the controllers. */
@Component
@Lazy
final class OpenApiCustomization implements GlobalOpenApiCustomizer {

    private static final String SANDBOX = "/sandbox/";
    private static final String SUCCESS = "2";
    private static final String FAILURE = "Failure";
    private static final Map<String, String> COMMON_RESPONSES =
            Map.of("500", "ServerError", "503", "Unavailable", "default", "Other");
    private static final Map<String, String> AUTHENTICATED_RESPONSES =
            Map.of("401", "Unauthorized", "403", "Forbidden", "429", "TooManyRequests");

    private final ObjectProvider<SandboxWorld> sandbox;

    OpenApiCustomization(ObjectProvider<SandboxWorld> sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public void customise(OpenAPI description) {
        var prose = OpenApiProse.read();
        var paths = new Paths();
        prose.getPaths().forEach((path, item) -> {
            if (!path.startsWith(SANDBOX) || sandbox.getIfAvailable() != null) {
                paths.addPathItem(path, merge(item, description.getPaths().get(path)));
            }
        });
        description.setPaths(paths);
        var components = description.getComponents();
        prose.getComponents().getResponses().values().forEach(OpenApiCustomization::shapeFailure);
        components.setResponses(prose.getComponents().getResponses());
        prose.getComponents().getSchemas().forEach(components::addSchemas);
        // Event streams are text, not JSON; their content is described in prose.
        components.getSchemas().remove("ServerSentEventActivityRow");
        components.getSchemas().remove("ServerSentEventProgress");
    }

    private static PathItem merge(PathItem prose, @Nullable PathItem shapes) {
        prose.readOperationsMap().forEach((method, operation) -> {
            var shape = shapes == null ? null : shapes.readOperationsMap().get(method);
            if (shape != null) {
                addShapes(operation, shape);
            }
            operation.setResponses(withFailures(operation));
        });
        return prose;
    }

    private static void addShapes(Operation operation, Operation shapes) {
        operation.setOperationId(shapes.getOperationId());
        var body = operation.getRequestBody();
        if (body != null && shapes.getRequestBody() != null) {
            addSchemas(body.required(true).getContent(), shapes.getRequestBody().getContent());
        }
        var success = shapes.getResponses().get("200");
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith(SUCCESS) && success != null) {
                addSchemas(response.getContent(), success.getContent());
            }
        });
    }

    private static void addSchemas(Content prose, Content shapes) {
        prose.forEach((name, type) -> {
            var shape = shapes.get(name);
            if (type.getSchema() == null && shape != null) {
                type.setSchema(shape.getSchema());
            }
        });
    }

    /** Returns the operation's own responses and the common ones, ordered by status. */
    private static ApiResponses withFailures(Operation operation) {
        var all = new TreeMap<String, ApiResponse>();
        COMMON_RESPONSES.forEach((status, name) -> all.put(status, reference(name)));
        if (operation.getSecurity() == null) {
            AUTHENTICATED_RESPONSES.forEach((status, name) -> all.put(status, reference(name)));
        }
        operation.getResponses().forEach((status, response) -> {
            if (!status.startsWith(SUCCESS)) {
                shapeFailure(response);
            }
            all.put(status, response);
        });
        var responses = new ApiResponses();
        responses.putAll(all);
        return responses;
    }

    private static ApiResponse reference(String response) {
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
