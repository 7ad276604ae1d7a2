import { openSignIn } from './sign-in-page.js';

/** The events after which a sent message has another status. */
export const MESSAGE_EVENTS = ['message_queued', 'message_sent', 'message_delivered', 'message_read', 'message_failed'];
/** The events after which a phone is linked, unlinked, connected or disconnected. */
export const CONNECTION_EVENTS = ['linked', 'unlinked', 'connection_lost', 'connection_restored'];
/** The names of the events of the stream: the types of activities. */
export const EVENTS = ['registered', 'token_regenerated', 'link_requested', ...CONNECTION_EVENTS, ...MESSAGE_EVENTS,
  'message_received', 'coins_granted', 'coin_refunded', 'account_disabled', 'account_enabled'];
const NAME = 'connect-live';
const RETRY_MIN = 2_000;
const RETRY_MAX = 30_000;

/**
 * The account's event stream, shared by all tabs: the visible tab that holds a lock opens the stream and broadcasts its
 * events; hidden tabs release the lock. So an account's limit of ten streams and a browser's six connections suffice.
 * Without secure context there is no lock, and every visible tab has a stream of its own.
 *
 * Dispatches an event per activity, with the row as `detail`; `resync` after every gap, because events may be missing;
 * and `change` when `isConnected` changes.
 */
class Live extends EventTarget {
  isConnected = false;
  #channel = new BroadcastChannel(NAME);
  /** @type {AbortController | undefined} */
  #membership;
  /** @type {EventSource | undefined} */
  #stream;
  #gap = true;
  #retry = 0;
  #retryDelay = RETRY_MIN;

  constructor() {
    super();
    this.#channel.onmessage = ({ data }) => this.#received(data);
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#leave() : this.#join()));
    addEventListener('pagehide', () => this.#leave());
    addEventListener('pageshow', () => { if (!document.hidden) this.#join(); });
    addEventListener('online', () => { if (this.#stream) this.#open(); });
    addEventListener('offline', () => { if (this.#stream) this.#announce(false); });
    if (!document.hidden) this.#join();
  }

  /** Opens the sign-in page in the other tabs. */
  announceSignOut() {
    this.#channel.postMessage({ signedOut: true });
  }

  #join() {
    if (this.#membership) return;
    const { signal } = this.#membership = new AbortController();
    if (!navigator.locks) {
      this.#open();
      return;
    }
    this.#channel.postMessage({ joined: true });
    navigator.locks.request(NAME, { signal }, () => new Promise(release => {
      if (signal.aborted) return release(undefined);
      signal.addEventListener('abort', release);
      // The previous holder may have ended without notice.
      this.#announce(false);
      this.#open();
    })).catch(() => { /* left before the lock was free */ });
  }

  #leave() {
    if (this.#stream) this.#announce(false);
    this.#close();
    this.#membership?.abort();
    this.#membership = undefined;
    this.#change(false);
  }

  #open() {
    this.#close();
    const stream = this.#stream = new EventSource('/api/events');
    stream.onopen = () => {
      this.#retryDelay = RETRY_MIN;
      this.#announce(true);
    };
    stream.onerror = () => {
      this.#announce(false);
      // The browser reconnects after a lost connection, but not after an error response.
      if (stream.readyState === EventSource.CLOSED) this.#retryLater();
    };
    for (const name of EVENTS) {
      stream.addEventListener(name, event => {
        const message = { event: name, row: JSON.parse(/** @type {MessageEvent} */ (event).data) };
        this.#channel.postMessage(message);
        this.#received(message);
      });
    }
  }

  #close() {
    clearTimeout(this.#retry);
    this.#stream?.close();
    this.#stream = undefined;
  }

  #retryLater() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(async () => {
      const response = await fetch('/api/account').catch(() => undefined);
      if (response?.status === 401) openSignIn();
      else if (this.#stream) this.#open();
    }, this.#retryDelay);
    this.#retryDelay = Math.min(2 * this.#retryDelay, RETRY_MAX);
  }

  /** @param {boolean} connected */
  #announce(connected) {
    this.#channel.postMessage({ connected });
    this.#change(connected);
  }

  /** @param {any} message of this tab's stream or of another tab */
  #received(message) {
    if (message.signedOut) openSignIn();
    else if (!this.#membership) return;
    else if (message.event) this.dispatchEvent(new CustomEvent(message.event, { detail: message.row }));
    else if (message.joined && this.#stream) this.#channel.postMessage({ connected: this.isConnected });
    else if (message.connected !== undefined) this.#change(message.connected);
  }

  /** @param {boolean} connected */
  #change(connected) {
    if (connected && this.#gap) this.dispatchEvent(new Event('resync'));
    this.#gap = !connected;
    this.isConnected = connected;
    this.dispatchEvent(new Event('change'));
  }
}

export const live = new Live();
