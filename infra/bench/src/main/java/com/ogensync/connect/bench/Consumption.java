package com.ogensync.connect.bench;

import java.io.IOException;

/** CPU time of the product's processes in milliseconds since their start; {@code jit} is a part of {@code jvm}. */
record Consumption(double jvm, double jit, double postgres, double bridge) {

    static Consumption of(Product product) throws IOException {
        return new Consumption(
                product.jvmCpuMillis(),
                Machine.compilerMillis(product.pid()),
                product.postgresCpuMillis(),
                product.bridgeCpuMillis());
    }

    Consumption since(Consumption before) {
        return new Consumption(jvm - before.jvm, jit - before.jit, postgres - before.postgres, bridge - before.bridge);
    }

    /** Returns the share of one of {@code count} messages. */
    Consumption per(long count) {
        return new Consumption(jvm / count, jit / count, postgres / count, bridge / count);
    }

    double total() {
        return jvm + postgres + bridge;
    }

    @Override
    public String toString() {
        return "%.2f ms: JVM %.2f (JIT %.2f), PostgreSQL %.2f, bridge %.2f"
                .formatted(total(), jvm, jit, postgres, bridge);
    }
}
