package com.ogensync.connect.rest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.ogensync.connect.rest.envelope.EdgeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "5215512345678", // Mexico with the mobile 1, discontinued in 2019
                "525512345678", // Mexico today
                "5491123456789", // Argentina with the mobile 9
                "551187654321", // Brazil, a mobile older than the ninth digit
                "5511987654321", // Brazil today
                "22507123456", // Ivory Coast before 2021
                "2250712345678", // Ivory Coast today
                "22961123456", // Benin before 2024
                "2290161123456" // Benin today
            })
    void a_number_as_whatsapp_shows_it_is_possible(String number) {
        assertThat(PhoneNumbers.requirePossible("phone", number)).isEqualTo(number);
    }

    @Test
    void a_mobile_of_every_country_is_possible() {
        var numbers = PhoneNumberUtil.getInstance();
        assertThat(numbers.getSupportedRegions()).hasSizeGreaterThan(200).allSatisfy(region -> {
            var example = numbers.getExampleNumberForType(region, PhoneNumberUtil.PhoneNumberType.MOBILE);
            if (example != null && digits(example).length() >= 8) {
                assertThat(PhoneNumbers.requirePossible("phone", digits(example)))
                        .isNotEmpty();
            }
        });
    }

    private static String digits(PhoneNumber number) {
        return PhoneNumberUtil.getInstance()
                .format(number, PhoneNumberUtil.PhoneNumberFormat.E164)
                .substring(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"52155123456789", "2250712345", "229611234567", "141555526711", "99912345678", "11111111"})
    void a_length_that_no_format_of_its_country_has_is_refused(String number) {
        assertThatExceptionOfType(EdgeException.class)
                .isThrownBy(() -> PhoneNumbers.requirePossible("phone", number))
                .satisfies(e -> assertThat(e.sentence()).startsWith("phone must be "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0918888888888", "00918888888888", "0091888888888", "00000000"})
    void a_leading_zero_is_refused(String number) {
        assertThatExceptionOfType(EdgeException.class)
                .isThrownBy(() -> PhoneNumbers.requireDigits("to", number))
                .satisfies(e -> assertThat(e.status().value()).isEqualTo(400))
                .satisfies(e -> assertThat(e.sentence())
                        .isEqualTo("to must be digits, country code first, without a leading 0 or 00,"
                                + " like 919876543210"));
    }
}
