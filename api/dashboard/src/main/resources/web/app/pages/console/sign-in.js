import { ApiError, call } from '../../api.js';
import '../../copy.js';
import { operatorAdvice } from '../../console/advice.js';
import { onSubmit } from '../../forms.js';
import { pageAfterSignIn } from '../../sign-in-page.js';

const REFUSED = {
  401: 'This token is not valid. It may have been revoked.',
  403: 'This token belongs to an account, not to an operator. An operator\'s token has the scope "ops".',
};

onSubmit(/** @type {HTMLFormElement} */ (document.getElementById('sign-in')), async ({ token }) => {
  await call('POST', '/ops/console/sign-in', { token: token.trim() });
  try {
    await call('GET', '/ops/drift');
  } catch (error) {
    await call('DELETE', '/ops/console/sign-in');
    if (!(error instanceof ApiError) || !REFUSED[error.status]) throw error;
    throw new ApiError(error.status, REFUSED[error.status], 0);
  }
  location.assign(pageAfterSignIn('/ops/console'));
}, { 401: 'token', 403: 'token' }, operatorAdvice);
