package com.ogensync.connect.rest.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.message.query.SendingLimits;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.api.session.query.WhatsAppSessionView;
import org.jspecify.annotations.Nullable;

/** The session status in the form of a response. The last four members are omitted if they are null. */
record SessionStatus(
        boolean connected,
        String status,
        @Nullable String whatsappNumber,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String until,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String advice,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LimitsBody limits) {

    static SessionStatus of(WhatsAppSessionView view, SendingLimits limits) {
        var reason = view.reason();
        var until = view.until();
        return new SessionStatus(
                view.status() == ConnectionStatus.CONNECTED,
                view.status().text(),
                view.number(),
                reason == null ? null : reason.text(),
                until == null ? null : Instants.text(until),
                reason == null ? null : Advice.about(reason),
                LimitsBody.of(limits));
    }

    @Override
    public String toString() {
        return "SessionStatus[" + status + "]";
    }
}
