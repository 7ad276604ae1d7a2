import { html } from 'lit';
import { call } from '../../api.js';
import { ConsolePart } from '../../console/console-part.js';
import { number } from '../../format.js';

const AGES = {
  under_10s: ['Under 10 s', 0], under_1m: ['10 s to 1 min', 10], under_10m: ['1 to 10 min', 60],
  under_1h: ['10 min to 1 h', 600], over_1h: ['Over 1 h', 3600],
};

/** Shows the number of open messages by age, with a bar each. */
class MessageAges extends ConsolePart {
  async load() {
    return (await call('GET', '/ops/messages/open?limit=1')).data.ages;
  }

  view(ages) {
    const largest = Math.max(1, ...Object.values(ages));
    return html`
      <ul class="ages">${Object.entries(ages).map(([age, count]) => html`
        <li>
          <a href="/ops/console/messages?minAge=${AGES[age]?.[1] ?? 0}">${AGES[age]?.[0] ?? age}</a>
          <svg aria-hidden="true" class=${age === 'over_1h' ? 'late' : ''}><rect width="${(100 * count) / largest}%" height="100%" rx="3"/></svg>
          <b class=${count ? '' : 'hint'}>${number(count)}</b>
        </li>`)}
      </ul>`;
  }
}
customElements.define('message-ages', MessageAges);
