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
import java.util.stream.Stream;

/**
 * A call to insert at a place in code.
 *
 * @param call a method of {@link CrashPoint}
 */
record Seam(String site, Place place, String call) {

    private static final ClassDesc CRASH_POINT = ClassDesc.of(CrashPoint.class.getName());
    private static final MethodTypeDesc NAMED = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    static Stream<Seam> of(CrashSite site) {
        var first = site.first();
        var place = Place.of(site.place());
        return first == null
                ? Stream.of(new Seam(site.name(), place, "reached"))
                : Stream.of(
                        new Seam(site.name(), place, "reachedAfter"),
                        new Seam(site.name(), Place.of(first), "prepared"));
    }

    /** Returns the class with the call inserted. */
    byte[] sewn(byte[] bytes) {
        // Existing stack maps are kept, so that no other class has to be resolved.
        var classFile = ClassFile.of(
                ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(Seam.class.getClassLoader())
                                .orElse(ClassHierarchyResolver.defaultResolver())));
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

    private final class Calling implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            if (!place.exit()) {
                call(code);
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (place.exit() && element instanceof ReturnInstruction) {
                call(code);
            }
            code.with(element);
        }

        private void call(CodeBuilder code) {
            code.loadConstant(site).invokestatic(CRASH_POINT, call, NAMED);
        }
    }
}
