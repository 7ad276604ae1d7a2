import '../dashboard.js';
import '../elements/api-token.js';
import '../elements/account-data.js';
import { curl } from '../shell.js';

const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));

byId('call').textContent = curl('/api/credits', '$TOKEN');
byId('sign-out-here').addEventListener('click', () => byId('sign-out').click());
document.addEventListener('regenerated', () => /** @type {any} */ (document.querySelector('account-data')).refresh());
