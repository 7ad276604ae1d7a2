import { html, nothing } from 'lit';

/**
 * A column of a table.
 * @typedef {{name: string, cell: (row: any) => unknown, number?: boolean, wide?: boolean, actions?: boolean,
 *     named?: boolean}} Column `named`: the cell means nothing without the name of the column
 */

/**
 * Renders a table. In a narrow window each row becomes a card whose cells have the names of their columns; the roles
 * keep it a table for screen readers, because `display: block` would remove them. The first column is the row's header.
 * @param {string} caption
 * @param {Column[]} columns
 * @param {any[]} rows
 * @param {boolean} [isSmall] it fits every window as it is
 */
export function dataTable(caption, columns, rows, isSmall = false) {
  return html`
    <table class="data ${isSmall ? '' : 'cards'}" role="table">
      <caption class="unseen">${caption}</caption>
      <thead role="rowgroup">
        <tr role="row">${columns.map(it => html`
          <th role="columnheader" scope="col" class=${classes(it)}>${it.actions ? html`<span class="unseen">${it.name}</span>` : it.name}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">${rows.map(row => html`
        <tr role="row">${columns.map((it, index) => (index === 0
          ? html`<th role="rowheader" scope="row" class=${classes(it)}>${it.named ? label(it) : nothing}${it.cell(row)}</th>`
          : html`<td role="cell" class=${classes(it)}>${label(it)}${it.cell(row)}</td>`))}
        </tr>`)}
      </tbody>
    </table>`;
}

/** @param {Column} column the name beside the value is seen in cards only; screen readers have the header */
function label(column) {
  return column.actions ? nothing : html`<span class="cell-name" aria-hidden="true">${column.name}</span>`;
}

/** @param {Column} column */
function classes({ number, wide, actions }) {
  return [number && 'amount', wide && 'wide-cell', actions && 'actions'].filter(Boolean).join(' ');
}

/**
 * Renders what is shown instead of an empty table.
 * @param {string} title
 * @param {unknown} sentence
 */
export function empty(title, sentence) {
  return html`<div class="empty"><strong>${title}</strong><span>${sentence}</span></div>`;
}

/** Renders the id of an account as a link to its page. @param {string | null} id */
export function accountLink(id) {
  return id
    ? html`<a class="mono id" href="/ops/console/account?id=${id}" title=${id}>${id.slice(0, 8)}<span class="unseen">${id.slice(8)}</span></a>`
    : html`<span class="hint">none</span>`;
}
