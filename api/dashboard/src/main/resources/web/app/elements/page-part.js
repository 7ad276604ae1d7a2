import { ApiError } from '../api.js';
import { live } from '../live.js';
import { openSignIn } from '../sign-in-page.js';
import { DataPart } from './data-part.js';

const INTERVAL_MIN = 1_000;

/**
 * A part of a dashboard page. It loads its value again when the event stream reports a change.
 *
 * A subclass implements `load` (returns the value), `view` (renders it), and names in `refreshOn` the events after
 * which the value is outdated.
 */
export class PagePart extends DataPart {
  /** @type {string[]} */
  static refreshOn = [];

  #loads = 0;
  /** @type {Promise<void> | undefined} */
  #last;
  #loadedAt = -INTERVAL_MIN;
  #due = 0;
  /** @type {AbortController | undefined} */
  #listening;

  connectedCallback() {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { refreshOn } = /** @type {typeof PagePart} */ (this.constructor);
    for (const name of ['resync', ...refreshOn]) {
      live.addEventListener(name, () => this.refreshSoon(), { signal: this.#listening.signal });
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#listening?.abort();
    clearTimeout(this.#due);
  }

  /** Loads at most once a second: a busy account has hundreds of events a minute, and reads are limited. */
  refreshSoon() {
    clearTimeout(this.#due);
    this.#due = setTimeout(() => this.refresh(), this.#loadedAt + INTERVAL_MIN - performance.now());
  }

  /** Loads now. Of overlapping loads only the last counts, and all end with it. */
  refresh() {
    return this.#last = this.#load(++this.#loads);
  }

  /** @param {number} load */
  async #load(load) {
    this.#loadedAt = performance.now();
    try {
      const value = await this.load();
      if (load !== this.#loads) return this.#last;
      Object.assign(this, { value, error: undefined });
    } catch (error) {
      if (load !== this.#loads) return this.#last;
      if (error instanceof ApiError && error.status === 401) openSignIn();
      else this.#failed(/** @type {Error} */ (error));
    }
  }

  /** Loads again by itself when the limit of reads allows it, so such an error is only shown while there is no value. */
  #failed(error) {
    if (!(error instanceof ApiError) || error.status !== 429) {
      this.error = error;
      return;
    }
    clearTimeout(this.#due);
    this.#due = setTimeout(() => this.refresh(), (error.retryAfter || 60) * 1_000);
    if (this.value === undefined) this.error = new Error('There were too many requests. This part loads within a minute.');
  }
}
