import { ApiError, call } from '../api.js';
import { onSubmit } from '../forms.js';
import { pageAfterSignIn } from '../sign-in-page.js';

onSubmit(/** @type {HTMLFormElement} */ (document.getElementById('sign-in')), async ({ token }) => {
  await call('POST', '/dashboard/sign-in', { token: token.trim() });
  try {
    await call('GET', '/api/account');
  } catch (error) {
    await call('DELETE', '/dashboard/sign-in');
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    throw new ApiError(401, 'This token is not valid. It may have been replaced by a newer one.', 0);
  }
  location.assign(pageAfterSignIn('/dashboard'));
}, { 401: 'token', 403: 'token' });
