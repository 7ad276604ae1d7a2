import { LitElement } from 'lit';

/** A row of a list that shows its `item`. It renders into the page, not into a shadow tree. */
export class ListRow extends LitElement {
  static properties = { item: { attribute: false } };

  /** The ARIA role of the row. */
  static role = 'listitem';

  constructor() {
    super();
    // In the constructor: class fields would hide the reactive properties of Lit.
    /** @type {any} */
    this.item = undefined;
  }

  createRenderRoot() {
    this.setAttribute('role', /** @type {typeof ListRow} */ (this.constructor).role);
    return this;
  }
}
