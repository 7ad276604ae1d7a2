import { html, nothing } from 'lit';
import { firstRows } from '../cursor.js';
import { ConsolePart } from './console-part.js';

const PAGE = 20;

/**
 * A list with "Show more". It loads again from its first row, as far as it was shown, so that rows do not repeat or
 * move between pages.
 *
 * A subclass implements `path` (with its filter), `rowsOf` (the rows in a response), and `list` (renders the rows).
 */
export class PagedList extends ConsolePart {
  static properties = { ...ConsolePart.properties };

  #shown = PAGE;

  /** @returns {Promise<{rows: any[], isMore: boolean}>} */
  async load() {
    const { rows, cursor } = await firstRows(this.path(), Object.entries(this.filter()), this.#shown, it => this.rowsOf(it));
    return { rows, isMore: Boolean(cursor) };
  }

  /** @param {{rows: any[], isMore: boolean}} value */
  view({ rows, isMore }) {
    return html`${this.list(rows)}
      ${isMore ? html`<button type="button" class="more" @click=${this.#more}>Show more</button>` : nothing}
      <p class="unseen" role="status">${rows.length} rows shown</p>`;
  }

  #more() {
    this.#shown += PAGE;
    this.refresh();
  }

  /** @returns {Record<string, string>} */
  filter() {
    return {};
  }

  /** @returns {string} */
  path() {
    throw new Error(`${this.localName} does not implement path()`);
  }

  /** @param {any} data @returns {any[]} */
  rowsOf(data) {
    return data;
  }

  /** @param {any[]} rows @returns {unknown} */
  list(rows) {
    return rows;
  }
}

/**
 * Returns the filters in the page's address that are not empty.
 * @param {string[]} names
 */
export function filtersOf(names) {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(names.map(it => [it, query.get(it)?.trim() ?? '']).filter(([, value]) => value));
}
