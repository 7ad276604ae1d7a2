import { ApiError, Unreachable } from '../api.js';
import { DataPart } from '../elements/data-part.js';
import { openSignIn } from '../sign-in-page.js';
import { operatorAdvice } from './advice.js';
import { freshness } from './freshness.js';

const INTERVAL = 5_000;
const INTERVAL_MAX = 40_000;

/**
 * A part of a console page. There is no event stream for operators, so it loads again every five seconds while the page
 * is visible, less often after errors, and not before the time that the limit of requests names.
 *
 * A subclass implements `load` (returns the value) and `view` (renders it). `changed` on the document loads all parts
 * at once: an action dispatches it.
 */
export class ConsolePart extends DataPart {
  /** Milliseconds between two loads; 0: only when asked. */
  static interval = INTERVAL;

  #loads = 0;
  #timer = 0;
  #wait = 0;
  #changed = () => this.refresh();
  #shown = () => { if (!document.hidden && this.isPolling) this.refresh(); };

  /** Whether this part loads again by itself. */
  get isPolling() {
    return /** @type {typeof ConsolePart} */ (this.constructor).interval > 0;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('changed', this.#changed);
    document.addEventListener('visibilitychange', this.#shown);
    window.addEventListener('online', this.#shown);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('changed', this.#changed);
    document.removeEventListener('visibilitychange', this.#shown);
    window.removeEventListener('online', this.#shown);
    clearTimeout(this.#timer);
    freshness.removed(this);
    this.#loads++;
  }

  /** Loads now. Of overlapping loads only the last counts. */
  async refresh() {
    const load = ++this.#loads;
    const { interval } = /** @type {typeof ConsolePart} */ (this.constructor);
    clearTimeout(this.#timer);
    try {
      const value = await this.load();
      if (load !== this.#loads) return;
      Object.assign(this, { value, error: undefined });
      this.#wait = interval;
    } catch (error) {
      if (load !== this.#loads) return;
      if (error instanceof ApiError && error.status === 401) return openSignIn();
      this.#failed(/** @type {Error} */ (error), interval);
    }
    freshness.loaded(this, this.error === undefined && this.#wait === interval);
    if (interval) this.#timer = setTimeout(() => { if (!document.hidden) this.refresh(); }, this.#wait);
  }

  /** @param {Error} error @param {number} interval */
  #failed(error, interval) {
    const limited = error instanceof ApiError && error.status === 429 ? error.retryAfter * 1_000 : 0;
    this.#wait = limited || Math.min(2 * Math.max(this.#wait, interval), INTERVAL_MAX);
    // An old value is better than an error that ends by itself; the badge says that the value is old.
    const isPassing = limited > 0 || error instanceof Unreachable;
    if (!isPassing || this.value === undefined) this.error = error;
  }

  /** @param {Error} error */
  advise(error) {
    return operatorAdvice(error);
  }
}

/** Loads every part of the page again, after an action. */
export function changed() {
  document.dispatchEvent(new Event('changed'));
}
