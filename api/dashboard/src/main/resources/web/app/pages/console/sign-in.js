import '../../copy.js';
import { operatorAdvice } from '../../console/advice.js';
import { signInBy } from '../../sign-in-form.js';

signInBy('/ops/console/sign-in', '/ops/drift', '/ops/console', {
  401: 'This token is not valid. It may have been revoked.',
  403: 'This token belongs to an account, not to an operator. An operator\'s token has the scope "ops".',
}, operatorAdvice);
