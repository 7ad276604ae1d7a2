import { html } from 'lit';
import { call } from '../../api.js';
import { ConsolePart } from '../../console/console-part.js';
import { verdictFigure } from '../../console/figure.js';

const LIMIT = 100;

/** Shows how many events are parked. The list has no total, so above its longest page the figure is a minimum. */
class LetterFigures extends ConsolePart {
  async load() {
    return (await call('GET', `/ops/dead-letters?limit=${LIMIT}`)).data.deadLetters;
  }

  view(letters) {
    const accounts = new Set(letters.map(it => it.account)).size;
    const count = letters.length === LIMIT ? `${LIMIT}+` : letters.length;
    return html`
      ${verdictFigure(count, letters.length === 1 ? 'event parked' : 'events parked', letters.length === 0)}
      <p class="hint">${letters.length === 0 ? 'Every event was processed' : `of ${accounts} ${accounts === 1 ? 'account' : 'accounts'}`}</p>`;
  }
}
customElements.define('letter-figures', LetterFigures);
