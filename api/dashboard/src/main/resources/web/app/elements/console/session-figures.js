import { html } from 'lit';
import { call } from '../../api.js';
import { ConsolePart } from '../../console/console-part.js';

const LIMIT = 100;
const STATES = { online: 'live', offline: 'waiting', unlinked: '' };

/** Shows the sessions by state. There are no totals in the API, so a state with more than a page has a minimum. */
class SessionFigures extends ConsolePart {
  async load() {
    const all = await sessions('');
    if (!all.nextCursor) return Object.keys(STATES).map(state => [state, all.sessions.filter(it => it.state === state).length]);
    return Promise.all(Object.keys(STATES).map(async state => {
      const page = await sessions(`&state=${state}`);
      return [state, page.nextCursor ? `${page.sessions.length}+` : page.sessions.length];
    }));
  }

  view(states) {
    return html`
      <ul class="counts">${states.map(([state, count]) => html`
        <li><a href="/ops/console/sessions?state=${state}"><b>${count}</b> <span class="chip ${count === 0 ? '' : STATES[state]}">${state}</span></a></li>`)}
      </ul>`;
  }
}

/** @param {string} filter */
async function sessions(filter) {
  return (await call('GET', `/ops/sessions?limit=${LIMIT}${filter}`)).data;
}
customElements.define('session-figures', SessionFigures);
