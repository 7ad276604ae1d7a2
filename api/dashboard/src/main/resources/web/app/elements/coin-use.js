import { html } from 'lit';
import { call } from '../api.js';
import { lastDays } from '../period.js';
import { PagePart } from './page-part.js';
import './time-chart.js';

/** Shows the coins charged in the last 30 days by day, refunded ones included. */
class CoinUse extends PagePart {
  static refreshOn = ['message_queued', 'message_failed', 'coin_refunded'];

  async load() {
    return (await call('GET', `/api/metrics?${lastDays(30)}`)).data.series;
  }

  view(series) {
    const values = series.map(it => it.creditsUsed);
    const total = values.reduce((all, it) => all + it, 0);
    if (values.every(it => it === 0)) {
      return html`<div class="empty"><strong>No coins charged in the last 30 days</strong><span>The chart begins with your first message. <a href="/dashboard/send">Send a message</a></span></div>`;
    }
    return html`<time-chart .chart=${{
      label: 'Coins charged by day', interval: 'day', from: series.map(it => it.from), form: 'bars',
      series: [{ name: 'Charged', tone: 'good', values, total }],
    }}></time-chart>`;
  }
}
customElements.define('coin-use', CoinUse);
