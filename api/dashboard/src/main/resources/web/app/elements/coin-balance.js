import { html } from 'lit';
import { call } from '../api.js';
import { number } from '../format.js';
import { pair } from '../pair.js';
import { PagePart } from './page-part.js';

/** Shows the balance, the coins used, and the messages sent. */
class CoinBalance extends PagePart {
  static refreshOn = ['message_queued', 'message_sent', 'message_failed', 'coins_granted', 'coin_refunded'];

  async load() {
    return (await call('GET', '/api/credits')).data;
  }

  view({ credits, creditsUsed, messagesSent }) {
    return html`
      <dl class="figures">
        ${pair('Coins left', number(credits))}
        ${pair('Coins used', number(creditsUsed))}
        ${pair('Messages sent', number(messagesSent))}
      </dl>
      ${credits === 0 ? html`<p class="note bad">No coins left. Messages are refused until an operator grants more.</p>` : ''}`;
  }
}

customElements.define('coin-balance', CoinBalance);
