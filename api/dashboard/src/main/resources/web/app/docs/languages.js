import { isStream } from './request.js';
import { quoted } from '../shell.js';

/** @typedef {import('./request.js').ExampleRequest} ExampleRequest */

/** The languages of the examples. Each writes a request as a complete program. */
export const LANGUAGES = { curl, JavaScript: javaScript, Python: python, Java: java };

/** @param {ExampleRequest} request */
function curl(request) {
  const { method, path, headers, body } = request;
  const address = path.includes('?') ? quoted(location.origin + path) : location.origin + path;
  const options = `${isStream(request) ? '-N ' : ''}${method === 'GET' ? '' : `-X ${method} `}`;
  const lines = [`curl ${options}${address}`, ...headers.map(([name, value]) => `-H "${name}: ${value}"`)];
  if (body) lines.push(`-d ${quoted(body)}`);
  return lines.join(' \\\n  ');
}

/** @param {ExampleRequest} request */
function javaScript(request) {
  const { method, path, headers, body } = request;
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}'`]),
    ...(headers.length ? [`headers: ${members(headers, single, '  ')}`] : []),
    ...(body ? [`body: JSON.stringify(${members(Object.entries(JSON.parse(body)), it => it, '  ')})`] : []),
  ];
  const init = options.length ? `, {\n${options.map(it => `  ${it},\n`).join('')}}` : '';
  const call = `const response = await fetch('${location.origin}${path}'${init});\n\n`;
  return call + (isStream(request)
    ? 'const texts = response.body.pipeThrough(new TextDecoderStream());\nfor await (const text of texts) {\n  console.log(text);\n}'
    : 'const data = await response.json();\nconsole.log(data);');
}

/** @param {ExampleRequest} request */
function python(request) {
  const { method, path, headers, body } = request;
  const options = [
    `'${location.origin}${path}'`,
    ...(headers.length ? [`headers=${members(headers, single, '    ', 4)}`] : []),
    ...(body ? [`json=${members(Object.entries(JSON.parse(body)), single, '    ', 4)}`] : []),
    ...(isStream(request) ? ['stream=True'] : []),
  ];
  const call = `import requests\n\nresponse = requests.${method.toLowerCase()}(\n${options.map(it => `    ${it},\n`).join('')})\n\n`;
  return call + (isStream(request)
    ? 'for line in response.iter_lines():\n    print(line.decode(), flush=True)'
    : 'print(response.json())');
}

/** @param {ExampleRequest} request */
function java(request) {
  const { method, path, headers, body } = request;
  const text = body && `HttpRequest.BodyPublishers.ofString("""\n                ${body}""")`;
  const calls = [
    ...headers.map(([name, value]) => `.header("${name}", "${value}")`),
    ...(method === 'GET' ? [] : [method === 'DELETE' ? '.DELETE()' : `.POST(${text || 'HttpRequest.BodyPublishers.noBody()'})`]),
    '.build();',
  ];
  return `import java.net.URI;
import java.net.http.*;

class Example {
    public static void main(String[] args) throws Exception {
        var address = URI.create("${location.origin}${path}");
        var request = HttpRequest.newBuilder(address)
            ${calls.join('\n            ')}
        var client = HttpClient.newHttpClient();
        ${isStream(request)
    ? 'client.send(request, HttpResponse.BodyHandlers.ofLines())\n            .body().forEach(System.out::println);'
    : 'var response = client.send(request,\n            HttpResponse.BodyHandlers.ofString());\n        System.out.println(response.body());'}
    }
}`;
}

/**
 * Returns an object literal of JavaScript or a dictionary of Python.
 * @param {[string, unknown][]} entries
 * @param {(name: string) => string} named
 * @param {string} indent of the line that it begins on
 * @param {number} [width] of one level
 */
function members(entries, named, indent, width = 2) {
  const python = width === 4;
  const inner = indent + ' '.repeat(width);
  return `{\n${entries.map(([name, value]) => `${inner}${named(name)}: ${literal(value, python)},\n`).join('')}${indent}}`;
}

/** @param {unknown} value @param {boolean} python */
function literal(value, python) {
  if (typeof value === 'string') return single(value);
  return python && typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value);
}

/** @param {string} text */
const single = text => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
