package com.ogensync.connect.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.command.DebitCoin;
import com.ogensync.connect.api.account.command.RefundCoin;
import com.ogensync.connect.rest.routing.PublicPaths;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks the dependency rules of docs/ARCHITECTURE.md. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.ogensync.connect");

    private static final String API = "com.ogensync.connect.api..";
    private static final String REST = "com.ogensync.connect.rest..";
    private static final String DASHBOARD = "com.ogensync.connect.dashboard..";
    private static final String COMMAND = "com.ogensync.connect.command..";
    private static final String QUERY = "com.ogensync.connect.query..";
    private static final String WHATSAPP = "com.ogensync.connect.whatsapp..";
    private static final String POSTGRES = "com.ogensync.connect.postgres..";
    private static final String APP = "com.ogensync.connect.app..";
    private static final String RUNTIME = "com.ogensync.connect.runtime..";

    @TestFactory
    Stream<DynamicTest> walls() {
        return Stream.of(
                        classes()
                                .that()
                                .resideInAPackage(API)
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage("java..", "org.jspecify..", API)
                                .because("messages must not depend on frameworks"),
                        strangers(RUNTIME, REST, DASHBOARD, COMMAND, QUERY, WHATSAPP, POSTGRES, APP),
                        strangers(COMMAND, REST, DASHBOARD, QUERY, WHATSAPP, POSTGRES, APP),
                        strangers(QUERY, REST, DASHBOARD, COMMAND, WHATSAPP, POSTGRES, APP),
                        strangers(WHATSAPP, REST, DASHBOARD, COMMAND, QUERY, POSTGRES, APP),
                        strangers(REST, DASHBOARD, COMMAND, QUERY, WHATSAPP, POSTGRES, APP),
                        strangers(DASHBOARD, API, RUNTIME, COMMAND, QUERY, WHATSAPP, POSTGRES, APP),
                        noClasses()
                                .that()
                                .resideInAPackage(DASHBOARD)
                                .should()
                                .dependOnClassesThat(resideInAPackage(REST).and(not(type(PublicPaths.class))))
                                .because("the pages use the API over HTTP, as any other client"),
                        strangers(POSTGRES, DASHBOARD, COMMAND, QUERY, APP),
                        onlyIn("org.springframework..", REST, DASHBOARD, POSTGRES, APP),
                        onlyIn("com.mongodb..", QUERY, APP),
                        onlyIn("org.bson..", QUERY, APP),
                        sqlOnlyInPostgres(),
                        onlyIn("org.springframework.jdbc..", POSTGRES, APP),
                        gateways(),
                        auditors(),
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(COMMAND, API)
                                .should()
                                .dependOnClassesThat()
                                .belongToAnyOf(DebitCoin.class, RefundCoin.class)
                                .because("coins move through the message desk only"),
                        noClasses()
                                .that()
                                .resideInAnyPackage(API, COMMAND)
                                .should()
                                .callMethod(Instant.class, "now")
                                .because("decisions get the time from the command"),
                        classes()
                                .that()
                                .areAnnotatedWith(AggregateRoot.class)
                                .should()
                                .beAnnotatedWith(Revision.class)
                                .because("a snapshot of another revision must not be read"),
                        noClasses()
                                .should()
                                .accessTargetWhere(LocaleCalls.OF_THE_JVM)
                                .because("texts and numbers must not depend on the JVM's locale"),
                        slices().matching("com.ogensync.connect.(*)..").should().beFreeOfCycles())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
    }

    @Test
    void simple_type_names_are_unique() {
        var names = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getPackageName().startsWith("com.ogensync.connect.bridge"))
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"));
        assertThat(names).doesNotHaveDuplicates();
    }

    private static ArchRule strangers(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("modules depend on api/messages only, and only infra depends on modules");
    }

    private static ArchRule onlyIn(String library, String... modules) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(modules)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    /** api/rest may use SQL exceptions to distinguish a database outage from an internal error. */
    private static ArchRule sqlOnlyInPostgres() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(POSTGRES, APP)
                .should()
                .dependOnClassesThat(resideInAPackage("java.sql..").and(not(type(SQLException.class))));
    }

    private static ArchRule auditors() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        "com.ogensync.connect.postgres.audit..", "com.ogensync.connect.app.commandline.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", COMMAND, QUERY, WHATSAPP, REST)
                .because("the audit must start fast and share only the messages with the code that it audits");
    }

    private static ArchRule gateways() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        "com.ogensync.connect.rest.dispatch..", "com.ogensync.connect.whatsapp.*", APP, POSTGRES)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(CommandGateway.class, QueryGateway.class)
                .because("Axon's gateways are used at the edges only");
    }
}
