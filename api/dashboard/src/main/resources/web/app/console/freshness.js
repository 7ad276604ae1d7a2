/**
 * Whether the page shows the current state: it dispatches `change` after every load of a part.
 */
class Freshness extends EventTarget {
  /** @type {Date | undefined} */
  loadedAt = undefined;
  /** The loads that failed last, by part. @type {Set<object>} */
  #failing = new Set();

  /** Whether the last load of every part succeeded. */
  get isFresh() {
    return this.#failing.size === 0;
  }

  /** @param {object} part @param {boolean} succeeded */
  loaded(part, succeeded) {
    if (succeeded) {
      this.#failing.delete(part);
      this.loadedAt = new Date();
    } else this.#failing.add(part);
    this.dispatchEvent(new Event('change'));
  }

  /** Excludes a part that has left the page. @param {object} part */
  removed(part) {
    if (this.#failing.delete(part)) this.dispatchEvent(new Event('change'));
  }
}

export const freshness = new Freshness();
