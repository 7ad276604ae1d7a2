import { html } from 'lit';
import { call } from '../../api.js';
import { ConsolePart } from '../../console/console-part.js';
import { dataTable } from '../../console/data-table.js';
import { pause, rebuild, resume } from '../../console/projection-actions.js';
import { lag, stateChip } from '../../console/projection.js';
import { number } from '../../format.js';
import './replay-progress.js';

/** Shows the projections with their actions; a rebuild shows its progress. */
class ProjectionList extends ConsolePart {
  async load() {
    return (await call('GET', '/ops/projections')).data.projections;
  }

  view(projections) {
    return dataTable('Projections', COLUMNS, projections);
  }
}

const COLUMNS = [
  { name: 'Name', cell: it => it.name.replaceAll('_', ' ') },
  { name: 'State', cell: it => html`${stateChip(it)}${it.error ? html`<span class="hint below-cell">${it.error}</span>` : ''}` },
  { name: 'Lag', number: true, cell: lag },
  { name: 'Position', number: true, cell: it => number(it.position) },
  { name: 'Parked', number: true, cell: it => (it.parked ? html`<a href="/ops/console/dead-letters">${number(it.parked)}</a>` : html`<span class="hint">0</span>`) },
  { name: 'Actions', actions: true, cell: actions },
];

function actions({ name, state, replaying }) {
  if (replaying) return html`<replay-progress name=${name}></replay-progress>`;
  const of = html`<span class="unseen"> ${name.replaceAll('_', ' ')}</span>`;
  return html`
    ${state === 'paused'
      ? html`<button type="button" class="quiet" @click=${() => resume(name)}>Resume${of}</button>`
      : html`<button type="button" class="quiet" @click=${() => pause(name)}>Pause${of}</button>`}
    <button type="button" class="quiet" @click=${() => rebuild(name)}>Rebuild${of}</button>`;
}
customElements.define('projection-list', ProjectionList);
