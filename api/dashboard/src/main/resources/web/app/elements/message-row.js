import { html } from 'lit';
import { failure } from '../failure.js';
import { address, when } from '../format.js';
import { life } from '../message-life.js';
import { ListRow } from './list-row.js';
import { track } from './message-track.js';

/** A message in a list; opened, it shows each state's time, the reason of a failure, and the id. */
class MessageRow extends ListRow {
  render() {
    const { messageId, to, status, reason, acceptedAt } = this.item;
    return html`
      <details>
        <summary>
          <span class="what number">${address(to)}</span>
          <span class="hint about">${status === 'failed' ? failure(reason)[0] : ''}</span>
          <span class="chip ${status}">${status}</span>
          <time class="hint" datetime=${acceptedAt}>${when(acceptedAt)}</time>
          ${track(status)}
        </summary>
        <div class="inside">
          ${life(this.item)}
          <p class="id"><span class="hint">Message id</span> <code id="id-${messageId}">${messageId}</code>
            <button type="button" class="quiet small" data-copy="id-${messageId}" aria-label="Copy the message id">Copy</button></p>
        </div>
      </details>`;
  }
}
customElements.define('message-row', MessageRow);
