package com.ogensync.connect.rest.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads words.yaml, the hand-written part of the OpenAPI description: prose and examples without schemas. */
final class OpenApiProse {

    /** Keeps nulls, which the mapper of swagger-core omits from everything but trees. */
    private static final ObjectMapper TREES = new ObjectMapper();

    private OpenApiProse() {}

    /** Returns a new copy of the prose. */
    static OpenAPI read() {
        try (var in = new ClassPathResource("words.yaml", OpenApiProse.class).getInputStream()) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            var prose = Json31.mapper().treeToValue(TREES.valueToTree(tree), OpenAPI.class);
            contents(prose).flatMap(content -> content.values().stream()).forEach(OpenApiProse::keepNulls);
            return prose;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Content> contents(OpenAPI prose) {
        var operations = prose.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        var bodies = operations.stream()
                .<@Nullable RequestBody>map(operation -> operation.getRequestBody())
                .filter(Objects::nonNull)
                .map(RequestBody::getContent);
        var answers = Stream.concat(
                operations.stream().flatMap(operation -> operation.getResponses().values().stream()),
                prose.getComponents().getResponses().values().stream());
        return Stream.concat(bodies, answers.map(ApiResponse::getContent)).filter(Objects::nonNull);
    }

    private static void keepNulls(MediaType type) {
        if (type.getExample() != null) {
            type.setExample(TREES.valueToTree(type.getExample()));
        }
        if (type.getExamples() != null) {
            type.getExamples().values().forEach(example -> example.setValue(TREES.valueToTree(example.getValue())));
        }
    }
}
