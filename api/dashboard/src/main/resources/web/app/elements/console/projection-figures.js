import { html } from 'lit';
import { call } from '../../api.js';
import { ConsolePart } from '../../console/console-part.js';
import { lag, stateChip, title } from '../../console/projection.js';
import { dataTable } from '../../console/data-table.js';
import { number } from '../../format.js';

/** Shows state and lag of each projection. */
class ProjectionFigures extends ConsolePart {
  async load() {
    return (await call('GET', '/ops/projections')).data.projections;
  }

  view(projections) {
    return dataTable('Projections', COLUMNS, projections, true);
  }
}

const COLUMNS = [
  { name: 'Name', cell: it => title(it.name) },
  { name: 'State', cell: stateChip },
  { name: 'Lag', number: true, cell: lag },
  { name: 'Parked', number: true, cell: it => (it.parked ? html`<b class="minus">${number(it.parked)}</b>` : html`<span class="hint">0</span>`) },
];
customElements.define('projection-figures', ProjectionFigures);
