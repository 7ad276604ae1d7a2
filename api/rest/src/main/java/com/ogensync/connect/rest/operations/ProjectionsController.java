package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.operations.ProjectionControl.Standing;
import com.ogensync.connect.rest.security.OperatorCaller;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators the projections, and stops, starts and remakes them. */
@RestController
@RequestMapping(path = "/ops/projections", produces = MediaType.APPLICATION_JSON_VALUE)
final class ProjectionsController {

    /** All of them. */
    record Projections(List<Standing> projections) {}

    private final ProjectionControl desk;
    private final Actions actions;

    ProjectionsController(ProjectionControl desk, Actions actions) {
        this.desk = desk;
        this.actions = actions;
    }

    @GetMapping
    Success<Projections> list(OperatorCaller who) {
        return Success.of(new Projections(desk.list()));
    }

    @PostMapping("/{name}/pause")
    Success<Void> pause(OperatorCaller who, RequestId request, @PathVariable String name) {
        require(name);
        requireNoReplay(name);
        written(who, request, OperatorAction.PAUSE_PROJECTION, name);
        desk.pause(name);
        return Success.saying("Projection paused");
    }

    @PostMapping("/{name}/resume")
    Success<Void> resume(OperatorCaller who, RequestId request, @PathVariable String name) {
        require(name);
        requireNoReplay(name);
        written(who, request, OperatorAction.RESUME_PROJECTION, name);
        desk.resume(name);
        return Success.saying("Projection resumed");
    }

    @PostMapping("/{name}/replay")
    Success<Void> replay(OperatorCaller who, RequestId request, @PathVariable String name) {
        require(name);
        requireNoReplay(name);
        written(who, request, OperatorAction.REPLAY_PROJECTION, name);
        if (!desk.replay(name)) {
            throw underWay();
        }
        return Success.saying("Replay started");
    }

    private void written(OperatorCaller who, RequestId request, OperatorAction action, String name) {
        actions.record(new Actions.Asked(who, request), action, "projection:" + name, null, null);
    }

    private void require(String name) {
        if (!desk.exists(name)) {
            throw EdgeException.of(HttpStatus.NOT_FOUND, "There is no projection with this name");
        }
    }

    private void requireNoReplay(String name) {
        if (desk.progress(name).filter(it -> it.state().equals("running")).isPresent()) {
            throw underWay();
        }
    }

    private static EdgeException underWay() {
        return EdgeException.of(HttpStatus.CONFLICT, "A replay of this projection is under way");
    }
}
