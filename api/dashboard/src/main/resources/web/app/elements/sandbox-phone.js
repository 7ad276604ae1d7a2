import { html, nothing } from 'lit';
import { call } from '../api.js';
import { address, when } from '../format.js';
import { CONNECTION_EVENTS, MESSAGE_EVENTS } from '../live.js';
import { readQr } from '../qr-reader.js';
import { PagePart } from './page-part.js';

const CONTACT = '918888888888';
const TICKS = { accepted: '·', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!' };

/**
 * The simulated phone of the sandbox: it scans the code on this page, shows the chat with the newest recipient, and
 * lets that contact write back.
 */
class SandboxPhone extends PagePart {
  static properties = { ...PagePart.properties, notice: { state: true } };
  static refreshOn = [...CONNECTION_EVENTS, ...MESSAGE_EVENTS, 'message_received'];

  constructor() {
    super();
    this.notice = '';
  }

  async load() {
    const [{ data: session }, { data: account }, { data: { messages } }] = await Promise.all([
      call('GET', '/api/session/status'), call('GET', '/api/account'), call('GET', '/api/messages?limit=20')]);
    if (!session.whatsappNumber) return { own: account.phone };
    const contact = messages.find(it => it.to && it.status !== 'failed')?.to ?? CONTACT;
    const [{ body: arrived }, { data: { activities } }] = await Promise.all([
      call('GET', `/sandbox/messages?to=${encodeURIComponent(contact)}`), call('GET', '/api/activity?type=message_received&limit=20')]);
    const states = new Map(messages.map(it => [it.messageId, it.status]));
    const sent = arrived
      .filter(it => states.has(it.messageId))
      .map(it => ({ at: it.at, text: it.text, status: states.get(it.messageId) }));
    const received = activities
      .filter(it => it.details.from === contact)
      .map(it => ({ at: it.timestamp, text: it.details.text }));
    const chat = [...sent, ...received].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(-12);
    return { own: session.whatsappNumber, linked: true, contact, chat };
  }

  async #scan() {
    const picture = /** @type {HTMLImageElement | null} */ (document.querySelector('link-phone img'));
    if (!picture) {
      this.notice = 'There is no code to scan yet.';
      return;
    }
    await this.#act(() => call('POST', '/sandbox/phone/scan', { code: readQr(picture), phone: this.value.own }));
  }

  async #write(event) {
    event.preventDefault();
    const field = event.target.elements.text;
    const { own: phone, contact: from } = this.value;
    if (await this.#act(() => call('POST', '/sandbox/phone/write', { phone, from, text: field.value }))) field.value = '';
  }

  /** @param {() => Promise<unknown>} action */
  async #act(action) {
    this.notice = '';
    try {
      await action();
      this.refreshSoon();
      return true;
    } catch (error) {
      this.notice = /** @type {Error} */ (error).message;
      return false;
    }
  }

  updated() {
    const chat = this.querySelector('.chat');
    if (chat) chat.scrollTop = chat.scrollHeight;
  }

  view(value) {
    return html`
      <section class="handset" aria-label="Sandbox phone">
        ${value.linked ? this.#chat(value) : this.#camera(value)}
        ${this.notice ? html`<p class="note bad" role="alert">${this.notice}</p>` : nothing}
      </section>`;
  }

  #camera({ own }) {
    return html`
      <header><strong>Linked devices</strong><span>${address(own)}</span></header>
      <div class="viewfinder"><svg viewBox="0 0 48 48" aria-hidden="true"><path d="M4 14V4h10M34 4h10v10M44 34v10H34M14 44H4V34"/></svg>
        <p>This is the sandbox phone. It scans the code on this page just as your own phone would.</p></div>
      <button type="button" class="main wide" @click=${this.#scan}>Scan the code</button>`;
  }

  #chat({ contact, chat }) {
    return html`
      <header><strong>${address(contact)}</strong><span>Chat on the sandbox phone</span></header>
      <div class="chat" tabindex="0" role="log" aria-label="Chat">
        ${chat.length === 0 ? html`<p class="hint">Messages that you send appear here.</p>` : nothing}
        ${chat.map(({ text, at, status }) => html`
          <p class=${status ? 'out' : 'in'}>${text}<small>${when(at)}${status ? html` <span class="ticks ${status}"><span aria-hidden="true">${TICKS[status]}</span><span class="unseen">${status}</span></span>` : nothing}</small></p>`)}
      </div>
      <form class="joined" @submit=${this.#write}>
        <input name="text" aria-label="Write back as the contact" placeholder="Write back as the contact" required maxlength="4096" autocomplete="off">
        <button type="submit" aria-label="Send as the contact">➤</button>
      </form>`;
  }
}
if (document.documentElement.dataset.gateway === 'sandbox') customElements.define('sandbox-phone', SandboxPhone);
