import { ApiError } from './api.js';
import { onSubmit } from './forms.js';

/**
 * Connects a form to the query of the address: the fields show the query at first and after Back; a changed choice or
 * a submitted form changes the query and loads the list.
 * @param {HTMLFormElement} form with a link of the class `clear`
 * @param {any} list a PagePart that reads the query of the address
 * @param {(values: Record<string, string>) => Record<string, string>} [toQuery]
 * @param {(query: URLSearchParams, form: HTMLFormElement) => void} [toFields]
 */
export function filterBy(form, list, toQuery = values => values, toFields = fill) {
  const clear = /** @type {HTMLElement} */ (form.querySelector('.clear'));
  const show = () => {
    const query = new URLSearchParams(location.search);
    toFields(query, form);
    clear.hidden = query.size === 0;
  };
  show();
  addEventListener('popstate', () => {
    show();
    list.reload();
  });
  form.addEventListener('change', event => {
    if (event.target instanceof HTMLSelectElement) form.requestSubmit();
  });
  onSubmit(form, async values => {
    const query = new URLSearchParams(Object.entries(toQuery(values)).filter(([, value]) => value));
    const address = query.size ? `?${query}` : location.pathname;
    if (address !== (location.search || location.pathname)) history.pushState(null, '', address);
    show();
    await list.reload();
    if (!(list.error instanceof ApiError) || list.error.status !== 400) return;
    const { error } = list;
    list.error = undefined;
    throw error;
  });
}

/** @param {URLSearchParams} query @param {HTMLFormElement} form */
function fill(query, form) {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = query.get(field.name) ?? '';
  }
}
