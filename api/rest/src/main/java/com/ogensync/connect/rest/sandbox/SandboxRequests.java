package com.ogensync.connect.rest.sandbox;

import com.ogensync.connect.rest.body.PhoneNumbers;
import com.ogensync.connect.rest.envelope.EdgeException;

/** The request bodies of the sandbox. */
final class SandboxRequests {

    private static final int CODE_MAX = 4096;

    private SandboxRequests() {}

    /** A code, and the phone that scans it or where it is entered. */
    record Code(String code, String phone) {

        Code {
            PhoneNumbers.requireDigits("phone", phone);
            if (code.isBlank() || code.length() > CODE_MAX) {
                throw EdgeException.badRequest("code must have 1-4096 characters");
            }
        }

        @Override
        public String toString() {
            return "Code";
        }
    }

    /** A phone. */
    record Phone(String phone) {

        Phone {
            PhoneNumbers.requireDigits("phone", phone);
        }

        @Override
        public String toString() {
            return "Phone";
        }
    }

    /** A message from a contact to a phone. */
    record Writing(String phone, String from, String text) {

        private static final int TEXT_MAX = 4096;

        Writing {
            PhoneNumbers.requireDigits("phone", phone);
            PhoneNumbers.requireAddress("from", from);
            if (text.isBlank() || text.codePointCount(0, text.length()) > TEXT_MAX) {
                throw EdgeException.badRequest("text must have 1-4096 characters");
            }
        }

        @Override
        public String toString() {
            return "Writing";
        }
    }

    /** The state of the network. */
    record Network(boolean up) {}
}
