package com.ogensync.connect.postgres.serialization;

import com.ogensync.connect.api.account.Coins;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads coins from a JSON integer only. */
public final class NumberAsCoins extends ValueDeserializer<Coins> {

    @Override
    public Coins deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return context.reportInputMismatch(Coins.class, "Coins must be a whole number");
        }
        return new Coins(json.getLongValue());
    }
}
