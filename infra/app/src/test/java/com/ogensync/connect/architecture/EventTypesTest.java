package com.ogensync.connect.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Checks that the list of event types, to which all other lists are compared, is complete. */
class EventTypesTest {

    @Test
    void every_event_class_is_in_the_list_of_event_types() {
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
