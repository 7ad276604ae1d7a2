import { call } from './api.js';

/**
 * Makes the sign-out button of a page work. If the server does not respond, the button shows that.
 * @param {string} path of the sign-in to delete
 * @param {() => void} after called once the cookie is deleted
 */
export function signOutBy(path, after) {
  const button = document.getElementById('sign-out');
  button?.addEventListener('click', async () => {
    try {
      await call('DELETE', path);
    } catch {
      button.textContent = 'Still signed in. Try again';
      return;
    }
    after();
  });
}
