import { html } from 'lit';
import { call } from '../../api.js';
import { ConsolePart } from '../../console/console-part.js';
import { verdictFigure } from '../../console/figure.js';
import { number } from '../../format.js';

/** Shows how many accounts drift. */
class DriftFigures extends ConsolePart {
  async load() {
    return (await call('GET', '/ops/drift')).data;
  }

  view({ drifting, found, healed }) {
    return html`
      ${verdictFigure(drifting.length, drifting.length === 1 ? 'account differs' : 'accounts differ', drifting.length === 0)}
      <p class="hint">${number(found)} found and ${number(healed)} repaired since the start</p>`;
  }
}
customElements.define('drift-figures', DriftFigures);
