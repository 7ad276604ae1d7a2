import { ApiError, call } from './api.js';
import { onSubmit } from './forms.js';
import { pageAfterSignIn } from './sign-in-page.js';

/**
 * Makes the form of a sign-in page work: it stores the token in the cookie, and removes it again if the API refuses it.
 * @param {string} path of the sign-in
 * @param {string} probe a resource of the API that the token must be able to read
 * @param {string} home the page to open unless the address names another
 * @param {Record<number, string>} refused the sentence beside the field by the status of the probe
 * @param {(error: Error) => DocumentFragment} [advise] says what to do about other errors
 */
export function signInBy(path, probe, home, refused, advise) {
  onSubmit(/** @type {HTMLFormElement} */ (document.getElementById('sign-in')), async ({ token }) => {
    await call('POST', path, { token: token.trim() });
    try {
      await call('GET', probe);
    } catch (error) {
      await call('DELETE', path);
      if (!(error instanceof ApiError) || !refused[error.status]) throw error;
      throw new ApiError(error.status, refused[error.status], 0);
    }
    location.assign(pageAfterSignIn(home));
  }, { 401: 'token', 403: 'token' }, advise);
}
