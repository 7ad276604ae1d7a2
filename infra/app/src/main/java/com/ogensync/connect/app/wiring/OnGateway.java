package com.ogensync.connect.app.wiring;

import com.ogensync.connect.app.settings.GatewayKind;
import com.ogensync.connect.app.settings.Settings;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if WHATSAPP_GATEWAY selects a given gateway. */
abstract class OnGateway implements Condition {

    private final GatewayKind kind;

    private OnGateway(GatewayKind kind) {
        this.kind = kind;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment() instanceof ConfigurableEnvironment environment
                && Settings.of(environment).gateway().kind() == kind;
    }

    static final class Sandbox extends OnGateway {
        Sandbox() {
            super(GatewayKind.SANDBOX);
        }
    }

    static final class Multidevice extends OnGateway {
        Multidevice() {
            super(GatewayKind.MULTIDEVICE);
        }
    }
}
