import '../../console.js';
import '../../elements/console/message-ages.js';
import { FILTERS } from '../../elements/console/open-messages.js';

const query = new URLSearchParams(location.search);
for (const name of FILTERS) {
  /** @type {HTMLInputElement} */ (document.getElementById(name)).value = query.get(name) ?? '';
}

// Only filters with a value belong into the address.
document.getElementById('filters')?.addEventListener('formdata', event => {
  const { formData } = /** @type {FormDataEvent} */ (event);
  for (const name of FILTERS) if (!String(formData.get(name)).trim()) formData.delete(name);
});
