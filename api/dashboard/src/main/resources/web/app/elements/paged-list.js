import { html, nothing } from 'lit';
import { firstRows } from '../cursor.js';
import { keepRows } from '../rows.js';
import { staleChip } from '../stale.js';
import { PagePart } from './page-part.js';

const PAGE = 20;

/**
 * A list of the API, newest first, filtered by the query of the address. "Show more" loads the next page by cursor;
 * after an event all shown rows are loaded again, because rows change.
 *
 * A subclass names in `filters` the query parameters that the API supports, and implements `path`, `key` and `empty`.
 */
export class PagedList extends PagePart {
  static properties = { ...PagePart.properties, busy: { state: true } };

  /** @type {string[]} */
  static filters = [];
  /** The custom element of a row. */
  static row = '';
  /** The member of the response that has the rows. */
  static member = '';

  #rows = PAGE;

  constructor() {
    super();
    this.busy = false;
  }

  /** Loads the first page of the current query. */
  reload() {
    this.#rows = PAGE;
    return this.refresh();
  }

  get #query() {
    const { filters } = /** @type {typeof PagedList} */ (this.constructor);
    return [...new URLSearchParams(location.search)].filter(([name, value]) => filters.includes(name) && value);
  }

  async load() {
    const { member } = /** @type {typeof PagedList} */ (this.constructor);
    const query = this.#query;
    const { rows: items, cursor, stale } = await firstRows(this.path, query, this.#rows, data => data[member]);
    if (stale) this.refreshSoon();
    return { items, cursor, stale, isFiltered: query.length > 0 };
  }

  async #showMore() {
    const before = this.value.items.length;
    this.busy = true;
    this.#rows = before + PAGE;
    await this.refresh();
    this.busy = false;
    await this.updateComplete;
    const row = /** @type {any} */ (this.querySelector('.log')?.children[before]);
    await row?.updateComplete;
    row?.querySelector('summary')?.focus();
  }

  view({ items, cursor, stale, isFiltered }) {
    if (items.length === 0) return isFiltered ? nothingMatches() : this.empty();
    return html`
      ${staleChip(stale)}
      <div class="log" role="list"></div>
      <p class="more">
        ${cursor ? html`<button type="button" aria-busy=${this.busy} @click=${this.#showMore}>Show more</button>` : nothing}
        <span class="hint" role="status">${cursor ? `The newest ${items.length}` : `All ${items.length}`}</span>
      </p>`;
  }

  updated() {
    const list = this.querySelector('.log');
    if (list) keepRows(list, this.value.items, item => this.key(item), /** @type {typeof PagedList} */ (this.constructor).row);
  }

  /** @returns {string} */
  get path() {
    throw new Error(`${this.localName} does not implement path`);
  }

  /** Returns what identifies an item. @param {any} item @returns {string} */
  key(item) {
    return item.id;
  }

  /** Returns what an account without items sees. @returns {unknown} */
  empty() {
    return nothing;
  }
}

function nothingMatches() {
  return html`<div class="empty"><strong>Nothing matches</strong><span>No entry matches these filters. <a href=${location.pathname}>Clear the filters</a></span></div>`;
}
