/** What every console page needs: the state of the page, copy buttons and sign-out. */
import { call } from './api.js';
import './copy.js';
import './elements/console/freshness-badge.js';

document.getElementById('sign-out')?.addEventListener('click', async () => {
  await call('DELETE', '/ops/console/sign-in');
  location.assign('/ops/console/sign-in');
});
