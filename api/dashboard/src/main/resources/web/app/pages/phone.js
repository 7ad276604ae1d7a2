import '../dashboard.js';
import '../elements/link-phone.js';
import '../elements/pairing-code.js';
import '../elements/passkey-step.js';
import '../elements/sandbox-phone.js';
