package com.ogensync.connect.api.operator;

/** The actions of operators. */
public enum OperatorAction {
    DISABLE_ACCOUNT,
    ENABLE_ACCOUNT,
    GRANT_COINS,
    CORRECT_COINS,
    REISSUE_TOKEN,
    UNLINK_WHATSAPP,
    PAUSE_PROJECTION,
    RESUME_PROJECTION,
    REPLAY_PROJECTION,
    RETRY_DEAD_LETTER,
    DISCARD_DEAD_LETTER
}
