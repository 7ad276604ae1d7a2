import { call } from '../api.js';
import { onSubmit } from '../forms.js';
import { curl } from '../shell.js';
import '../copy.js';

const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));

document.querySelectorAll('[data-origin]').forEach(it => { it.textContent = location.origin; });

onSubmit(/** @type {HTMLFormElement} */ (byId('sign-up')), async values => {
  const { data } = await call('POST', '/api/register', values);
  const token = /** @type {HTMLInputElement} */ (byId('token'));
  token.value = data.token;
  byId('coins').textContent = data.credits;
  byId('first-call').textContent = curl('/api/credits', data.token);
  byId('register').hidden = true;
  byId('registered').hidden = false;
  token.focus();
  token.select();
  token.scrollLeft = 0;
  // Last: if it fails, the token is on the page, and the phone page asks for it.
  await call('POST', '/dashboard/sign-in', { token: data.token }).catch(() => {});
}, { 409: 'email' });
