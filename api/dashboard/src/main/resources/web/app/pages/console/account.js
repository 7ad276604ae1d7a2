import '../../console.js';
import '../../elements/console/account-summary.js';
import '../../elements/console/ledger-proof.js';

if (!new URLSearchParams(location.search).get('id')) location.replace('/ops/console/accounts');
document.querySelector('nav [href="/ops/console/accounts"]')?.setAttribute('aria-current', 'true');

const form = /** @type {HTMLFormElement} */ (document.getElementById('prove'));
const proof = /** @type {any} */ (document.querySelector('ledger-proof'));

form.addEventListener('submit', event => {
  event.preventDefault();
  const until = String(new FormData(form).get('until'));
  proof.prove(until && new Date(until).toISOString());
});
