/** What every dashboard page needs: the state of the event stream, copy buttons and sign-out. */
import { live } from './live.js';
import { openSignIn } from './sign-in-page.js';
import { signOutBy } from './sign-out.js';
import './copy.js';
import './elements/live-badge.js';

signOutBy('/dashboard/sign-in', () => {
  live.announceSignOut();
  openSignIn(false);
});
