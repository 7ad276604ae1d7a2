/** What every dashboard page needs: the state of the event stream, copy buttons and sign-out. */
import { call } from './api.js';
import { live } from './live.js';
import { openSignIn } from './sign-in-page.js';
import './copy.js';
import './elements/live-badge.js';

document.getElementById('sign-out')?.addEventListener('click', async () => {
  await call('DELETE', '/dashboard/sign-in');
  live.announceSignOut();
  openSignIn(false);
});
