import { html } from 'lit';
import { call } from '../api.js';
import { asPercent, number } from '../format.js';
import { MESSAGE_EVENTS } from '../live.js';
import { duration } from '../moments.js';
import { pair } from '../pair.js';
import { metricsOf } from '../period.js';
import { isStale, staleChip } from '../stale.js';
import { PagePart } from './page-part.js';
import './time-chart.js';


/** Shows messages, success rate and latency in the period of the address. */
class UsageMetrics extends PagePart {
  static refreshOn = MESSAGE_EVENTS;

  /** Loads the present period of the address. */
  reload() {
    return this.refresh();
  }

  async load() {
    const parameters = metricsOf(new URLSearchParams(location.search));
    const response = await call('GET', `/api/metrics?${parameters}`);
    if (isStale(response)) this.refreshSoon();
    return { ...response.data, interval: parameters.get('interval'), stale: isStale(response) };
  }

  view({ messages, successRate, latencyMs, series, interval, stale }) {
    if (Object.values(messages).every(it => it === 0)) {
      return html`${staleChip(stale)}<section class="card" aria-label="Messages"><div class="empty"><strong>Nothing sent</strong><span>There were no messages in this period. <a href="/dashboard/send">Send a message</a> or choose another period.</span></div></section>`;
    }
    const from = series.map(it => it.from);
    const by = interval === 'day' ? 'by the day' : 'by the hour';
    return html`
      ${staleChip(stale)}
      <div class="measures">
        <section class="card whole" aria-labelledby="messages-title">
          <h2 id="messages-title">Messages</h2>
          <dl class="figures">
            ${pair('Accepted', number(messages.accepted))}
            ${pair('Sent', number(messages.sent))}
            ${pair('Delivered', number(messages.delivered))}
            ${pair('Read', number(messages.read))}
            ${pair('Failed', number(messages.failed), messages.failed ? 'bad' : '')}
          </dl>
          <time-chart .chart=${{
            label: `Messages ${by}`, interval, from, form: 'bars',
            series: [column(series, 'sent', 'Sent', 'good', messages), column(series, 'failed', 'Failed', 'bad', messages)],
          }}></time-chart>
        </section>
        <section class="card" aria-labelledby="success-title">
          <h2 id="success-title">Success rate</h2>
          ${successRate === null ? html`<div class="empty"><strong>No outcome yet</strong><span>The rate appears once a message has been sent or has failed.</span></div>` : html`
            <dl class="figures">${pair('Sent, not failed', asPercent(successRate))}</dl>
            <time-chart .chart=${{
              label: `Success rate ${by}`, interval, from, form: 'line', percent: true,
              series: [{ name: 'Sent', tone: 'good', values: series.map(rate), total: successRate }],
            }}></time-chart>`}
        </section>
        <section class="card" aria-labelledby="latency-title">
          <h2 id="latency-title">Latency</h2>
          ${latencyMs.p50 === null ? html`<div class="empty"><strong>No latency yet</strong><span>It is measured from accepted to sent.</span></div>` : html`
            <dl class="latency">
              ${['p50', 'p95', 'p99'].map(it => percentile(it, latencyMs[it], latencyMs.p99))}
            </dl>
            <p class="hint">From accepted by this service to acknowledged by WhatsApp.</p>`}
        </section>
      </div>`;
  }
}

/** @param {any[]} series @param {string} member @param {string} name @param {string} tone @param {any} totals */
function column(series, member, name, tone, totals) {
  return { name, tone, values: series.map(it => it[member]), total: totals[member] };
}

/** Returns the success rate of a bucket, null without outcomes. @param {{sent: number, failed: number}} bucket */
function rate({ sent, failed }) {
  return sent + failed === 0 ? null : sent / (sent + failed);
}

/** @param {string} name @param {number} millis @param {number} longest */
function percentile(name, millis, longest) {
  const share = name.slice(1);
  const width = Math.max(1, Math.round((100 * millis) / Math.max(1, longest)));
  return html`
    <div>
      <dt>p${share} <span class="hint">${share}% of the messages within</span></dt>
      <dd>${duration(millis)}</dd>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="4"/><rect class="part" width=${width} height="4"/></svg>
    </div>`;
}
customElements.define('usage-metrics', UsageMetrics);
