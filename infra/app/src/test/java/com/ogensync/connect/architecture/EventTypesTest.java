package com.ogensync.connect.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The list from which all others are derived, or with which they are compared, is complete. */
class EventTypesTest {

    @Test
    void each_class_that_is_an_event_is_known_as_a_type_of_event() {
        var events = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("com.ogensync.connect")
                        .stream()
                        .filter(type -> type.isAssignableTo(Event.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .toList();

        assertThat(EventTypes.all()).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(events);
    }
}
