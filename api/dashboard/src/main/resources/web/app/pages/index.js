import { call } from '../api.js';
import { onSubmit } from '../forms.js';
import { curl } from '../shell.js';
import '../copy.js';

const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));

document.querySelectorAll('[data-origin]').forEach(it => { it.textContent = location.origin; });

onSubmit(/** @type {HTMLFormElement} */ (byId('sign-up')), async values => {
  const { data } = await call('POST', '/api/register', values);
  // If this fails, the token is still shown, and the phone page asks for it.
  await call('POST', '/dashboard/sign-in', { token: data.token }).catch(() => {});
  const token = /** @type {HTMLInputElement} */ (byId('token'));
  token.value = data.token;
  byId('coins').textContent = data.credits;
  byId('first-call').textContent = curl('/api/credits', data.token);
  byId('register').hidden = true;
  byId('registered').hidden = false;
  token.focus();
  token.select();
  token.scrollLeft = 0;
}, { 409: 'email' });
