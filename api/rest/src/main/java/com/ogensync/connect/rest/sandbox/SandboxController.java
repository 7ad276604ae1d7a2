package com.ogensync.connect.rest.sandbox;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.rest.body.PhoneNumbers;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Controls the simulated phone and network of the sandbox. */
@RestController
@RequestMapping(path = "/sandbox", produces = MediaType.APPLICATION_JSON_VALUE)
final class SandboxController {

    /** A delivered message in the form of a response. */
    record Arrived(String messageId, String from, String to, String text, String at, int copies) {

        static Arrived of(SandboxWorld.Delivered delivered) {
            return new Arrived(
                    delivered.messageId(),
                    delivered.from(),
                    delivered.to(),
                    delivered.text(),
                    Instants.text(delivered.at()),
                    delivered.copies());
        }

        @Override
        public String toString() {
            return "Arrived[" + messageId + "]";
        }
    }

    private final ObjectProvider<SandboxWorld> world;

    SandboxController(ObjectProvider<SandboxWorld> world) {
        this.world = world;
    }

    @PostMapping("/phone/scan")
    Success<Void> scan(@RequestBody SandboxRequests.Code request) {
        return accepted(world.getObject().scan(request.code(), request.phone()), "code is not the current QR code");
    }

    @PostMapping("/phone/code")
    Success<Void> typeCode(@RequestBody SandboxRequests.Code request) {
        return accepted(
                world.getObject().typeCode(request.code(), request.phone()),
                "code is not the current pairing code of that phone");
    }

    @PostMapping("/phone/unlink")
    Success<Void> unlink(@RequestBody SandboxRequests.Phone request) {
        return accepted(world.getObject().unlink(request.phone()), "phone has no linked device");
    }

    @PostMapping("/phone/write")
    Success<Void> write(@RequestBody SandboxRequests.Writing request) {
        return accepted(
                world.getObject().write(request.phone(), request.from(), request.text()), "phone has no linked device");
    }

    @PostMapping("/network")
    Success<Void> network(@RequestBody SandboxRequests.Network request) {
        world.getObject().network(request.up());
        return Success.silent();
    }

    @GetMapping("/messages")
    List<Arrived> messages(@RequestParam(required = false) @Nullable String to) {
        if (to == null) {
            throw EdgeException.badRequest("to is required: the number whose messages to show");
        }
        return world.getObject().messagesTo(PhoneNumbers.requireAddress("to", to)).stream()
                .map(Arrived::of)
                .toList();
    }

    private static Success<Void> accepted(boolean done, String failure) {
        if (!done) {
            throw EdgeException.badRequest(failure);
        }
        return Success.silent();
    }
}
