import '../../console.js';
import '../../elements/console/account-finder.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('find'));
const found = /** @type {any} */ (document.querySelector('account-finder'));

form.addEventListener('submit', event => {
  event.preventDefault();
  found.find(String(new FormData(form).get('account')));
});
