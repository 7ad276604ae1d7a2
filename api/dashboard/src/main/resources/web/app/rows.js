/**
 * Makes the children of a list the rows of these items: a known item keeps its element, so that focus, selection and
 * opened details stay while new rows arrive above.
 * @template T
 * @param {Element} list
 * @param {T[]} items
 * @param {(item: T) => string} key
 * @param {string} name of the custom element of a row, with the property `item`
 */
export function keepRows(list, items, key, name) {
  const present = new Map([...list.children].map(it => [/** @type {any} */ (it).dataset.key, it]));
  const rows = items.map(item => {
    const row = /** @type {any} */ (present.get(key(item)) ?? document.createElement(name));
    present.delete(key(item));
    row.dataset.key = key(item);
    row.item = item;
    return row;
  });
  present.forEach(it => it.remove());
  rows.reduceRight((next, row) => {
    if (row.parentNode !== list || row.nextSibling !== next) list.insertBefore(row, next);
    return row;
  }, null);
}
