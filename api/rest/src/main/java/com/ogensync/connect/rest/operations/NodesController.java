package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.operations.port.Nodes;
import com.ogensync.connect.rest.operations.port.Nodes.Node;
import com.ogensync.connect.rest.security.OperatorCaller;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the nodes of the service. */
@RestController
@RequestMapping(path = "/ops/nodes", produces = MediaType.APPLICATION_JSON_VALUE)
final class NodesController {

    /** All nodes. */
    record NodeList(List<NodeRow> nodes) {}

    /** A node in the form of a response. */
    record NodeRow(
            String node,
            String version,
            String state,
            long sessions,
            long clockOffsetMillis,
            String startedAt,
            String lastBeatAt) {

        static NodeRow of(Node node) {
            return new NodeRow(
                    node.name(),
                    node.version(),
                    node.running() ? "running" : "ended",
                    node.sessions(),
                    node.clockOffset().toMillis(),
                    Instants.text(node.startedAt()),
                    Instants.text(node.lastBeatAt()));
        }
    }

    private final Nodes nodes;

    NodesController(Nodes nodes) {
        this.nodes = nodes;
    }

    @GetMapping
    Success<NodeList> list(OperatorCaller operator) {
        return Success.of(new NodeList(nodes.list().stream().map(NodeRow::of).toList()));
    }
}
