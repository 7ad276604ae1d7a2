package com.ogensync.connect.rest.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.session.query.AnswerPasskey;
import com.ogensync.connect.api.session.query.ConfirmPasskey;
import com.ogensync.connect.api.session.query.FindPasskeyStep;
import com.ogensync.connect.api.session.query.PasskeyStep;
import com.ogensync.connect.api.session.query.PasskeyVerdict;
import com.ogensync.connect.rest.Edge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeyTest {

    private static final String ANSWER = "{\"response\":\"{\\\"id\\\":\\\"x\\\"}\"}";
    private static final String CODE = "{\"code\":\"ABCD-EFGH\"}";

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    @Test
    void the_pending_step_is_shown_and_nulls_without_one() {
        edge.world().on(FindPasskeyStep.class, _ -> new PasskeyStep("{\"rpId\":\"web.whatsapp.com\"}", null));
        edge.get("/api/session/passkey", caller)
                .succeededWith(
                        200,
                        "{\"success\":true,\"data\":{\"request\":\"{\\\"rpId\\\":\\\"web.whatsapp.com\\\"}\",\"code\":null}}");
        edge.world().on(FindPasskeyStep.class, _ -> PasskeyStep.NONE);
        edge.get("/api/session/passkey", caller)
                .succeededWith(200, "{\"success\":true,\"data\":{\"request\":null,\"code\":null}}");
    }

    @Test
    void response_and_code_are_passed_on_unchanged() {
        verdict(PasskeyVerdict.TAKEN);
        edge.post("/api/session/passkey", caller, ANSWER)
                .succeededWith(200, "{\"success\":true,\"message\":\"Passkey response accepted\"}");
        assertThat(edge.world().last(AnswerPasskey.class))
                .isEqualTo(new AnswerPasskey(caller.account(), "{\"id\":\"x\"}"));
        edge.post("/api/session/passkey/confirm", caller, CODE)
                .succeededWith(200, "{\"success\":true,\"message\":\"Passkey confirmed\"}");
        assertThat(edge.world().last(ConfirmPasskey.class))
                .isEqualTo(new ConfirmPasskey(caller.account(), "ABCD-EFGH"));
    }

    @ParameterizedTest
    @CsvSource({"NOT_WANTED, 409", "NOT_TAKEN, 400"})
    void a_rejected_response_or_code_is_an_error(PasskeyVerdict verdict, int status) {
        verdict(verdict);
        edge.post("/api/session/passkey", caller, ANSWER).failedWith(status);
        edge.post("/api/session/passkey/confirm", caller, CODE).failedWith(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"response\":{},\"code\":1}", "{\"response\":\" \",\"code\":\"ABCD\"}"})
    void bad_input_names_the_field(String body) {
        verdict(PasskeyVerdict.TAKEN);
        assertThat(edge.post("/api/session/passkey", caller, body).failedWith(400))
                .startsWith("response ");
        assertThat(edge.post("/api/session/passkey/confirm", caller, body).failedWith(400))
                .startsWith("code ");
    }

    private void verdict(PasskeyVerdict verdict) {
        edge.world().on(AnswerPasskey.class, _ -> verdict);
        edge.world().on(ConfirmPasskey.class, _ -> verdict);
    }
}
