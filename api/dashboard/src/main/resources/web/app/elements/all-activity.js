import { html } from 'lit';
import { EVENTS } from '../live.js';
import { PagedList } from './paged-list.js';
import './activity-row.js';

/** Lists what happened in the account. */
class AllActivity extends PagedList {
  static refreshOn = EVENTS;
  static filters = ['type'];
  static row = 'activity-row';
  static member = 'activities';

  get path() {
    return '/api/activity';
  }

  empty() {
    return html`<div class="empty"><strong>Nothing has happened yet</strong><span>Messages, coins and the phone appear here.</span></div>`;
  }
}
customElements.define('all-activity', AllActivity);
