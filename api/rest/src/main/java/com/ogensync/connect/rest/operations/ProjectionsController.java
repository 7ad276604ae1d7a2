package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.operations.port.ProjectionControl;
import com.ogensync.connect.rest.operations.port.ProjectionControl.Standing;
import com.ogensync.connect.rest.security.OperatorCaller;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists, pauses, resumes and replays projections. */
@RestController
@RequestMapping(path = "/ops/projections", produces = MediaType.APPLICATION_JSON_VALUE)
final class ProjectionsController {

    /** All projections. */
    record Projections(List<Standing> projections) {}

    private final ProjectionControl control;
    private final Actions actions;

    ProjectionsController(ProjectionControl control, Actions actions) {
        this.control = control;
        this.actions = actions;
    }

    @GetMapping
    Success<Projections> list(OperatorCaller operator) {
        return Success.of(new Projections(control.list()));
    }

    @PostMapping("/{name}/pause")
    Success<Void> pause(OperatorCaller operator, RequestId request, @PathVariable String name) {
        requireNoReplay();
        record(operator, request, OperatorAction.PAUSE_PROJECTION, name);
        control.pause(name);
        return Success.saying("Projection paused");
    }

    @PostMapping("/{name}/resume")
    Success<Void> resume(OperatorCaller operator, RequestId request, @PathVariable String name) {
        requireNoReplay();
        record(operator, request, OperatorAction.RESUME_PROJECTION, name);
        control.resume(name);
        return Success.saying("Projection resumed");
    }

    @PostMapping("/{name}/replay")
    Success<Void> replay(OperatorCaller operator, RequestId request, @PathVariable String name) {
        record(operator, request, OperatorAction.REPLAY_PROJECTION, name);
        if (!control.replay(name)) {
            throw replayInProgress();
        }
        return Success.saying("Replay started");
    }

    /** A replay stops the event processor of all projections at its end, and starts it again. */
    private void requireNoReplay() {
        if (control.list().stream().anyMatch(ProjectionControl.Standing::replaying)) {
            throw EdgeException.of(HttpStatus.CONFLICT, "A replay of a projection is in progress");
        }
    }

    /** Records an action on an existing projection that is not being rebuilt. */
    private void record(OperatorCaller operator, RequestId request, OperatorAction action, String name) {
        if (!control.exists(name)) {
            throw EdgeException.of(HttpStatus.NOT_FOUND, "There is no projection with this name");
        }
        if (control.progress(name).filter(it -> it.state().equals("running")).isPresent()) {
            throw replayInProgress();
        }
        actions.record(new Actions.OperatorRequest(operator, request), action, "projection:" + name, null, null);
    }

    private static EdgeException replayInProgress() {
        return EdgeException.of(HttpStatus.CONFLICT, "A replay of this projection is in progress");
    }
}
