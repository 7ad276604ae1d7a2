/** What every console page needs: the state of the page, copy buttons and sign-out. */
import { signOutBy } from './sign-out.js';
import './copy.js';
import './elements/console/freshness-badge.js';

signOutBy('/ops/console/sign-in', () => location.assign('/ops/console/sign-in'));
