import { html } from 'lit';
import { call } from '../../api.js';
import { ConsolePart } from '../../console/console-part.js';
import { dataTable } from '../../console/data-table.js';
import { pause, rebuild, resume } from '../../console/projection-actions.js';
import { lag, stateChip, title } from '../../console/projection.js';
import { number } from '../../format.js';
import './replay-progress.js';

/** Shows the projections with their actions; a rebuild shows its progress. */
class ProjectionList extends ConsolePart {
  /** The projections whose rebuild is shown until it ends. @type {Set<string>} */
  #rebuilt = new Set();

  async load() {
    return (await call('GET', '/ops/projections')).data.projections;
  }

  view(projections) {
    for (const { name, replaying } of projections) if (replaying) this.#rebuilt.add(name);
    return dataTable('Projections', [...COLUMNS, { name: 'Actions', actions: true, cell: it => this.#actions(it) }], projections);
  }

  #actions({ name, state }) {
    if (this.#rebuilt.has(name)) return html`<replay-progress name=${name} @ended=${() => this.#ended(name)}></replay-progress>`;
    const of = html`<span class="unseen"> ${title(name)}</span>`;
    return html`
      <button type="button" class="quiet" @click=${() => (state === 'paused' ? resume : pause)(name)}>${state === 'paused' ? 'Resume' : 'Pause'}${of}</button>
      <button type="button" class="quiet" @click=${() => rebuild(name, () => this.#started(name))}>Rebuild${of}</button>`;
  }

  #started(name) {
    this.#rebuilt.add(name);
    this.requestUpdate();
  }

  #ended(name) {
    this.#rebuilt.delete(name);
    this.refresh();
  }
}

const COLUMNS = [
  { name: 'Name', cell: it => title(it.name) },
  { name: 'State', cell: it => html`${stateChip(it)}${it.error ? html`<span class="hint below-cell">${it.error}</span>` : ''}` },
  { name: 'Lag', number: true, cell: lag },
  { name: 'Position', number: true, cell: it => number(it.position) },
  { name: 'Parked', number: true, cell: it => (it.parked ? html`<a href="/ops/console/dead-letters">${number(it.parked)}</a>` : html`<span class="hint">0</span>`) },
];
customElements.define('projection-list', ProjectionList);
