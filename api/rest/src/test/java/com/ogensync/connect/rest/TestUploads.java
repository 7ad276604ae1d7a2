package com.ogensync.connect.rest;

import com.ogensync.connect.rest.body.BodyLimit;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A route with a body limit of its own. */
@Hidden
@RestController
final class TestUploads {

    record Upload(String text) {}

    @BodyLimit(128 * 1024)
    @RequestMapping("/upload")
    String upload(@RequestBody Upload upload) {
        return Integer.toString(upload.text().length());
    }
}
