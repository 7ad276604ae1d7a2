package com.ogensync.connect.multidevice;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ogensync.connect.reliability.child.StandIn;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MultideviceGatewayIT extends GatewayContract {

    @TempDir
    static Path folder;

    @Override
    Outside outside() {
        assumeTrue(StandIn.exists(), "This build has no bridge; Go must be on the PATH to build it");
        return new BridgedOutside(folder);
    }
}
