package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.session.query.AnswerPasskey;
import com.ogensync.connect.api.session.query.ConfirmPasskey;
import com.ogensync.connect.api.session.query.FindPasskeyStep;
import com.ogensync.connect.api.session.query.PasskeyStep;
import com.ogensync.connect.api.session.query.PasskeyVerdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasskeysTest {

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void no_passkey_is_wanted_before_whatsapp_requests_one() {
        assertThat(step()).isEqualTo(PasskeyStep.NONE);
        assertThat(answer("answer")).isEqualTo(PasskeyVerdict.NOT_WANTED);
        begin();
        assertThat(step()).isEqualTo(PasskeyStep.NONE);
        assertThat(answer("answer")).isEqualTo(PasskeyVerdict.NOT_WANTED);
        assertThat(confirm("ABCD-EFGH")).isEqualTo(PasskeyVerdict.NOT_WANTED);
        assertThat(gateway.calls()).noneMatch(it -> it.startsWith("passkey"));
    }

    @Test
    void the_request_of_whatsapp_is_shown_and_the_response_passed_on() {
        begin();
        gateway.events().passkeyWanted(ACCOUNT, 1, "{}", null);
        assertThat(step()).isEqualTo(new PasskeyStep("{}", null));
        assertThat(answer("wrong")).isEqualTo(PasskeyVerdict.NOT_TAKEN);
        assertThat(answer("answer")).isEqualTo(PasskeyVerdict.TAKEN);
        assertThat(gateway.calls()).contains("passkey 1 answer");
    }

    @Test
    void only_the_shown_code_confirms() {
        begin();
        gateway.events().passkeyWanted(ACCOUNT, 1, "{}", null);
        gateway.events().passkeyWanted(ACCOUNT, 1, null, "ABCD-EFGH");
        assertThat(step()).isEqualTo(new PasskeyStep("{}", "ABCD-EFGH"));
        assertThat(confirm("ABCD-EFGJ")).isEqualTo(PasskeyVerdict.NOT_TAKEN);
        assertThat(gateway.calls()).doesNotContain("confirm 1");
        assertThat(confirm("ABCD-EFGH")).isEqualTo(PasskeyVerdict.TAKEN);
        assertThat(gateway.calls()).contains("confirm 1");
    }

    @Test
    void a_passkey_step_ends_with_its_attempt() {
        begin();
        gateway.events().passkeyWanted(ACCOUNT, 1, "{}", null);
        gateway.events().linkExpired(ACCOUNT, 1).join();
        gateway.events().passkeyWanted(ACCOUNT, 1, "{}", null);
        assertThat(step()).isEqualTo(PasskeyStep.NONE);
    }

    private void begin() {
        var _ = node.code(null);
        await().until(() -> gateway.calls().contains("link 1 QR"));
    }

    private PasskeyStep step() {
        return node.ask(new FindPasskeyStep(ACCOUNT), PasskeyStep.class).join();
    }

    private PasskeyVerdict answer(String response) {
        return node.ask(new AnswerPasskey(ACCOUNT, response), PasskeyVerdict.class)
                .join();
    }

    private PasskeyVerdict confirm(String code) {
        return node.ask(new ConfirmPasskey(ACCOUNT, code), PasskeyVerdict.class).join();
    }
}
