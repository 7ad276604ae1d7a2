/** The string literals of the languages of the examples, and of JSON. */
const STRINGS = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])*'/g;

/**
 * Returns a program with its string literals marked. The reader's token is truncated with CSS only, so that
 * copying yields the whole token.
 * @param {string} text
 * @param {string} [token]
 */
export function highlighted(text, token) {
  const parts = document.createDocumentFragment();
  let end = 0;
  for (const { 0: literal, index } of text.matchAll(STRINGS)) {
    parts.append(text.slice(end, index), element('i', ...withToken(literal, token)));
    end = index + literal.length;
  }
  parts.append(text.slice(end));
  return parts;
}

/** @param {string} text @param {string} [token] */
function withToken(text, token) {
  if (!token) return [text];
  return text.split(token).flatMap((part, place) => {
    if (place === 0) return [part];
    const secret = element('span', token);
    secret.className = 'secret';
    return [secret, part];
  });
}

/** @param {string} name @param {...(string | Node)} content */
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}
