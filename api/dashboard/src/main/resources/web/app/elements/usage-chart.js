import { html } from 'lit';
import { call } from '../api.js';
import { PagePart } from './page-part.js';
import './time-chart.js';

/** Shows the messages of the last 24 hours by hour. */
class UsageChart extends PagePart {
  static refreshOn = ['message_sent', 'message_failed'];

  async load() {
    return (await call('GET', '/api/metrics?interval=hour')).data;
  }

  view({ messages, series }) {
    if (messages.sent + messages.failed === 0) {
      return html`<div class="empty"><strong>Nothing sent in the last 24 hours</strong><span>The chart begins with your first message.</span></div>`;
    }
    return html`<time-chart .chart=${{
      label: 'Messages by the hour', interval: 'hour', from: series.map(it => it.from), form: 'bars',
      series: [
        { name: 'Sent', tone: 'good', values: series.map(it => it.sent), total: messages.sent },
        { name: 'Failed', tone: 'bad', values: series.map(it => it.failed), total: messages.failed },
      ],
    }}></time-chart>`;
  }
}
customElements.define('usage-chart', UsageChart);
