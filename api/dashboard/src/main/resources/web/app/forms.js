import { ApiError } from './api.js';
import { advice } from './advice.js';

/**
 * Submits a form with a function. The sentence of an error response appears beside the field that it names first, else
 * below the form, with advice.
 * @param {HTMLFormElement} form
 * @param {(values: Record<string, string>) => Promise<void>} submit
 * @param {Record<number, string>} [fieldOf] the field of a status whose sentence names none
 * @param {(error: Error) => DocumentFragment} [advise] says what to do about an error
 */
export function onSubmit(form, submit, fieldOf = {}, advise = advice) {
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = /** @type {HTMLButtonElement} */ (form.querySelector('[type=submit]'));
    if (button.getAttribute('aria-busy') === 'true') return;
    removeErrors(form);
    button.setAttribute('aria-busy', 'true');
    try {
      await submit(/** @type {any} */ (Object.fromEntries(new FormData(form))));
    } catch (error) {
      showError(form, /** @type {Error} */ (error), fieldOf, advise);
    } finally {
      button.removeAttribute('aria-busy');
    }
  });
}

/** @param {HTMLFormElement} form @param {Error} error @param {Record<number, string>} fieldOf @param {typeof advice} advise */
function showError(form, error, fieldOf, advise) {
  const name = error instanceof ApiError ? fieldOf[error.status] ?? error.message.split(' ', 1)[0] : '';
  const field = name && /** @type {HTMLElement | null} */ (form.querySelector(`[name="${CSS.escape(name)}"]`));
  if (!field) {
    const box = document.createElement('div');
    box.className = 'error note bad';
    box.setAttribute('role', 'alert');
    box.append(advise(error));
    form.append(box);
    return;
  }
  const line = document.createElement('p');
  line.className = 'error';
  line.textContent = error.message;
  line.id = `${field.id}-error`;
  field.setAttribute('aria-invalid', 'true');
  field.dataset.describedBefore = field.getAttribute('aria-describedby') ?? '';
  field.setAttribute('aria-describedby', `${line.id} ${field.dataset.describedBefore}`.trim());
  (field.closest('.joined') ?? field).after(line);
  field.focus();
}

/** @param {HTMLFormElement} form */
function removeErrors(form) {
  form.querySelectorAll('.error').forEach(it => it.remove());
  form.querySelectorAll('[aria-invalid]').forEach(it => {
    it.removeAttribute('aria-invalid');
    const before = /** @type {HTMLElement} */ (it).dataset.describedBefore;
    if (before) it.setAttribute('aria-describedby', before);
    else it.removeAttribute('aria-describedby');
  });
}
