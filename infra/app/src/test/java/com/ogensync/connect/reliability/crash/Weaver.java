package com.ogensync.connect.reliability.crash;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Puts a call of {@link CrashPoint} at one place in code. */
final class Weaver implements ClassFileTransformer {

    private static final ClassDesc CRASH_POINT = ClassDesc.of("com.ogensync.connect.reliability.crash.CrashPoint");
    private static final MethodTypeDesc CALL = MethodTypeDesc.of(ConstantDescs.CD_void);

    private final Place place;
    private final String call;

    Weaver(Place place, String call) {
        this.place = place;
        this.call = call;
    }

    @Override
    public byte @Nullable [] transform(
            ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] bytes) {
        return place.type().equals(name) ? wovenOrEnd(loader, bytes) : null;
    }

    /** The JVM swallows what a transformer throws: a crash that cannot happen must not pass for one that did not. */
    private byte[] wovenOrEnd(ClassLoader loader, byte[] bytes) {
        try {
            return woven(loader, bytes);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(CrashAgent.NOT_WOVEN);
            throw e;
        }
    }

    private byte[] woven(ClassLoader loader, byte[] bytes) {
        var hierarchy =
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
        var classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        var model = classFile.parse(bytes);
        if (model.methods().stream()
                .noneMatch(it -> place.isMethod(
                        it.methodName().stringValue(), it.methodType().stringValue()))) {
            throw new IllegalArgumentException("No such method: " + place);
        }
        return classFile.transformClass(
                model,
                ClassTransform.transformingMethodBodies(
                        it -> place.isMethod(
                                it.methodName().stringValue(), it.methodType().stringValue()),
                        new Calling()));
    }

    final class Calling implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            if (!place.exit()) {
                code.invokestatic(CRASH_POINT, call, CALL);
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (place.exit() && element instanceof ReturnInstruction) {
                code.invokestatic(CRASH_POINT, call, CALL);
            }
            code.with(element);
        }
    }
}
