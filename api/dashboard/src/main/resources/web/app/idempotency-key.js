/** Returns a new key for a request that may be repeated: 32 hex digits. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), it => it.toString(16).padStart(2, '0')).join('');
}
