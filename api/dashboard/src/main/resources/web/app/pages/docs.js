import '../copy.js';
import { call } from '../api.js';
import { highlighted } from '../docs/code.js';
import { markCurrent } from '../docs/contents.js';
import { showToken } from '../elements/api-example.js';

document.querySelectorAll('[data-origin]').forEach(it => { it.textContent = location.origin; });
document.querySelectorAll('code[data-plain]').forEach(code => {
  code.replaceChildren(highlighted((code.textContent ?? '').replaceAll('http://localhost:3000', location.origin)));
});
// The examples have other heights than the requests that the browser scrolled past.
document.getElementById(location.hash.slice(1))?.scrollIntoView({ behavior: 'instant' });
markCurrent(/** @type {HTMLElement} */ (document.getElementById('contents')));

call('POST', '/dashboard/sign-in/token').then(({ data: { token } }) => {
  showToken(token);
  document.querySelectorAll('code[data-program]').forEach(code => {
    code.replaceChildren(highlighted((code.textContent ?? '').replaceAll('YOUR_TOKEN', token), token));
  });
  document.querySelectorAll('[data-signed]').forEach(it => {
    /** @type {HTMLElement} */ (it).hidden = it.getAttribute('data-signed') !== 'in';
  });
}).catch(() => { /* signed out: the examples keep YOUR_TOKEN */ });
